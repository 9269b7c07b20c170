"""Addresses of movement."""

from django.urls import path

from bangvang.movement import views

app_name = "movement"
urlpatterns = [
    path("", views.index, name="list"),
    path("co-quan/<int:body_pk>/moi/", views.draft, name="draft"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/phat-dong/", views.launch, name="launch"),
    path("<int:pk>/tong-ket/", views.close, name="close"),
    path("<int:pk>/khen-thuong/", views.plan, name="plan"),
]
