"""Addresses of initiatives."""

from django.urls import path

from bangvang.initiative import views

app_name = "initiative"
urlpatterns = [
    path("", views.index, name="list"),
    path("don-vi/<int:unit_pk>/moi/", views.hand_in, name="hand_in"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.revise, name="revise"),
    path("<int:pk>/rut/", views.withdraw, name="withdraw"),
    path("<int:pk>/cong-nhan/", views.recognise, name="recognise"),
    path("<int:pk>/khong-cong-nhan/", views.refuse, name="refuse"),
    path("<int:pk>/so-voi/<int:other_pk>/", views.compare_two, name="compare"),
    path("so/", views.ledger, name="ledger"),
    path("so/<int:pk>/", views.record, name="record"),
    path("so/<int:pk>/dung/", views.use, name="use"),
    path("so/<int:pk>/bo-ghi/", views.free, name="free"),
]
