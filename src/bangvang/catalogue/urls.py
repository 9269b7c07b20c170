"""Addresses of the catalogue."""

from django.urls import path

from bangvang.catalogue import views

app_name = "catalogue"
urlpatterns = [path("", views.index, name="list")]
