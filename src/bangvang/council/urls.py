"""Addresses of council."""

from django.urls import path

from bangvang.council import views

app_name = "council"
urlpatterns = [
    path("", views.index, name="list"),
    path("co-quan/<int:body_pk>/moi/", views.new, name="new"),
    path("<int:pk>/", views.council, name="council"),
    path("<int:pk>/thanh-vien-moi/", views.add_member, name="add_member"),
    path("thanh-vien/<int:pk>/het/", views.end_member, name="end_member"),
    path("<int:pk>/quy-dinh-moi/", views.add_rule, name="add_rule"),
    path("quy-dinh/<int:pk>/het/", views.end_rule, name="end_rule"),
    path("<int:pk>/phien-moi/", views.prepare, name="prepare"),
    path("phien/<int:pk>/", views.sitting, name="sitting"),
    path("phien/<int:pk>/sua/", views.revise, name="revise"),
    path("phien/<int:pk>/chuong-trinh/", views.agenda, name="agenda"),
    path("muc/<int:pk>/rut/", views.take_off, name="take_off"),
    path("phien/<int:pk>/mo/", views.open_sitting, name="open"),
    path("phien/<int:pk>/bo-phieu/", views.begin_vote, name="begin_vote"),
    path("phien/<int:pk>/kiem-phieu/", views.count, name="count"),
    path("phien/<int:pk>/kiem-phieu/rut/", views.withdraw_count, name="withdraw_count"),
    path("phien/<int:pk>/ket-thuc/", views.close, name="close"),
    path("phien/<int:pk>/bien-ban/<str:kind>/", views.minutes, name="minutes"),
]
