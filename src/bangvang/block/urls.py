"""Addresses of block."""

from django.urls import path

from bangvang.block.views import organisation

app_name = "block"
urlpatterns = [
    path("", organisation.index, name="list"),
    path("<int:pk>/", organisation.detail, name="detail"),
]
