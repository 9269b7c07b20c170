"""Addresses of being shown less: the form for everybody, the officer's pages below ``so/``."""

from django.urls import path

from bangvang.discretion import views

app_name = "discretion"
urlpatterns = [
    path("so/", views.index, name="list"),
    path("so/<int:pk>/", views.wish, name="wish"),
    path("so/<int:pk>/tra-loi/", views.answer, name="answer"),
    path("so/<int:pk>/hien-lai/", views.show_again, name="show_again"),
    path("so/<int:pk>/lien-lac/", views.contact, name="contact"),
    path("tra-cuu/", views.look_up, name="look_up"),
    path("<str:key>/", views.ask, name="ask"),
]
