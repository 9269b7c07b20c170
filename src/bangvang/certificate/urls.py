"""Addresses of certificate."""

from django.urls import URLPattern

app_name = "certificate"
urlpatterns: list[URLPattern] = []
