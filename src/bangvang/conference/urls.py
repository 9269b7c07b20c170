"""Addresses of conference."""

from django.urls import URLPattern

app_name = "conference"
urlpatterns: list[URLPattern] = []
