"""Addresses of the desk."""

from django.urls import path

from bangvang.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("tra-cuu/", views.search, name="search"),
    path("ho-so/<int:nomination_id>/", views.journey, name="journey"),
    path("phong-trao/<int:pk>/", views.movement_board, name="movement_board"),
]
