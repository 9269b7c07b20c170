"""Addresses of conference."""

from django.urls import path

from bangvang.conference import views

app_name = "conference"
urlpatterns = [
    path("", views.index, name="list"),
    path("co-quan/<int:body_pk>/moi/", views.plan, name="plan"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/trao/", views.hand_over, name="hand_over"),
]
