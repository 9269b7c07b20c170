"""Addresses of sweeps: everybody of a unit at once."""

from django.urls import path

from bangvang.eligibility.views import sweeps as views

app_name = "sweep"
urlpatterns = [
    path("", views.index, name="list"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/theo-don-vi/", views.units, name="units"),
    path("<int:pk>/lam-tiep/", views.resume, name="resume"),
    path("<int:pk>/bo/", views.discard, name="discard"),
    path("<int:pk>/ra-soat.xlsx", views.workbook, name="workbook"),
    path("<int:pk>/dong/<int:row_pk>/", views.row, name="row"),
]
