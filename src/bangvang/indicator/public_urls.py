"""Addresses of the public board."""

from django.urls import path

from bangvang.indicator.views import public

app_name = "board"
urlpatterns = [
    path("", public.board, name="list"),
    path("<int:pk>/", public.detail, name="detail"),
]
