"""Addresses of block."""

from django.urls import path

from bangvang.block.views import organisation, pacts

app_name = "block"
urlpatterns = [
    path("", organisation.index, name="list"),
    path("co-quan/<int:organiser_pk>/moi/", organisation.set_up, name="set_up"),
    path("<int:pk>/", organisation.detail, name="detail"),
    path("<int:pk>/sua/", organisation.edit, name="edit"),
    path("<int:pk>/don-vi/", organisation.take_in, name="take_in"),
    path("<int:pk>/nam/<int:year>/<str:role>/", organisation.lead, name="lead"),
    path("thanh-vien/<int:pk>/", organisation.membership, name="membership"),
    path("thanh-vien/<int:pk>/ke-thua/", organisation.pass_on, name="pass_on"),
    path("<int:pk>/giao-uoc/<int:year>/moi/", pacts.draft, name="draft_pact"),
    path("<int:pk>/giao-uoc/<int:year>/mau.<str:kind>", pacts.blank, name="blank_pact"),
    path("giao-uoc/<int:pk>/", pacts.pact, name="pact"),
    path("giao-uoc/<int:pk>/sua/", pacts.edit, name="edit_pact"),
    path("giao-uoc/<int:pk>/gui/", pacts.send, name="send_pact"),
    path("giao-uoc/<int:pk>/ky/", pacts.sign, name="sign_pact"),
    path("giao-uoc/<int:pk>/giao-uoc.<str:kind>", pacts.paper, name="pact_paper"),
    path("giao-uoc/tra-loi/<int:pk>/", pacts.answer, name="answer_pact"),
]
