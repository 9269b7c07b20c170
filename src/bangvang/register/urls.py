"""Addresses of the register."""

from django.urls import path

from bangvang.register import views

app_name = "register"
urlpatterns = [
    path("", views.home, name="home"),
    path("chon/don-vi/", views.pick_unit, name="pick_unit"),
    path("chon/nguoi/", views.pick_person, name="pick_person"),
    path("chon/tai-khoan/", views.pick_user, name="pick_user"),
    path("don-vi/<int:pk>/", views.unit, name="unit"),
    path("don-vi/<int:pk>/them-nguoi/", views.add_person, name="add_person"),
    path("don-vi/<int:pk>/ten-khac/", views.add_unit_alias, name="add_unit_alias"),
    path("don-vi/<int:pk>/ten-khac/<int:alias_pk>/bo/", views.drop_unit_alias, name="drop_unit_alias"),
    path("don-vi/<int:pk>/phan-cong/", views.mandates, name="mandates"),
    path("nguoi/<int:pk>/", views.person, name="person"),
    path("nguoi/<int:pk>/sua/", views.edit_person, name="edit_person"),
    path("don-vi/<int:pk>/phan-cong/<int:mandate_pk>/ket-thuc/", views.end_mandate, name="end_mandate"),
]
