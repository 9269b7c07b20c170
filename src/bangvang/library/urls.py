"""Addresses of the library."""

from django.urls import path

from bangvang.library import views

app_name = "library"
urlpatterns = [
    path("", views.index, name="list"),
    path("nhan/", views.take, name="take"),
    path("co-quan/<int:body_pk>/moi/", views.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/da-doc/", views.reading, name="reading"),
    path("<int:pk>/tep/", views.file, name="file"),
]
