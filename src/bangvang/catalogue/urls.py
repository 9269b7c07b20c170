"""Addresses of the law book."""

from django.urls import path

from bangvang.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("", views.index, name="list"),
    path("khen/<slug:award_id>/", views.award, name="award"),
    path("gia-tri/", views.values, name="values"),
    path("van-ban/", views.instruments, name="instruments"),
    path("ngay-lam-viec/", views.calendar, name="calendar"),
]
