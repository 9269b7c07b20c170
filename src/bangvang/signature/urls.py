"""Addresses of signature."""

from django.urls import path

from bangvang.signature import views

app_name = "signature"
urlpatterns = [
    path("", views.index, name="list"),
    path("kiem-tra/", views.verify, name="verify"),
    path("<int:pk>/", views.detail, name="order"),
    path("<int:pk>/lam-tiep/", views.resume, name="resume"),
    path("van-ban/<int:pk>/", views.paper, name="paper"),
]
