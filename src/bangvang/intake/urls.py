"""Addresses of intake."""

from django.urls import path

from bangvang.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.index, name="list"),
    path("nap/", views.upload, name="upload"),
    path("<int:pk>/", views.preview, name="preview"),
    path("<int:pk>/tep/", views.file, name="file"),
    path("<int:pk>/doi-chieu/", views.compare, name="compare"),
    path("<int:pk>/cot/", views.columns, name="columns"),
    path("<int:pk>/nhan/", views.accept, name="accept"),
    path("<int:pk>/bo/", views.drop, name="drop"),
    path("<int:pk>/tra-ve/", views.take_back, name="take_back"),
    path("<int:pk>/dong/<int:row_pk>/", views.correct, name="row"),
]
