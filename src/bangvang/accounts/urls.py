"""Addresses about sign-in that allauth does not have."""

from django.urls import path

from bangvang.accounts import views

app_name = "accounts"
urlpatterns = [path("bieu-mau-dang-do/", views.resume, name="resume")]
