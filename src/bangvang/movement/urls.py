"""Addresses of movement."""

from django.urls import path

from bangvang.movement.views import leading, taking_part

app_name = "movement"
urlpatterns = [
    path("", leading.index, name="list"),
    path("co-quan/<int:body_pk>/moi/", leading.draft, name="draft"),
    path("<int:pk>/", leading.detail, name="detail"),
    path("<int:pk>/sua/", leading.edit, name="edit"),
    path("<int:pk>/phat-dong/", leading.launch, name="launch"),
    path("<int:pk>/tong-ket/", leading.close, name="close"),
    path("<int:pk>/khen-thuong/", leading.plan, name="plan"),
    path("<int:pk>/giai-doan/", leading.phase, name="phase"),
    path("<int:pk>/ke-hoach.<str:kind>", leading.paper, name="paper"),
    path("<int:pk>/van-ban/", leading.cite, name="cite"),
    path("nhan/<int:pk>/", taking_part.take_note, name="take_note"),
    path("nhan/<int:pk>/giao/", taking_part.hand_on, name="hand_on"),
    path("<int:pk>/don-vi/<int:unit_pk>/", taking_part.unit, name="unit"),
    path("<int:pk>/don-vi/<int:unit_pk>/dang-ky/", taking_part.pledge, name="pledge"),
    path("<int:pk>/don-vi/<int:unit_pk>/dang-ky.<str:kind>", taking_part.pledge_paper_file, name="pledge_paper"),
    path("dang-ky/<int:pk>/<str:verb>/", taking_part.decide, name="decide_pledge"),
    path("<int:pk>/don-vi/<int:unit_pk>/bao-cao/<str:kind>/", taking_part.report, name="report"),
]
