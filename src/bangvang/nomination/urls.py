"""Addresses of nominations."""

from django.urls import path

from bangvang.nomination import views

app_name = "nomination"
urlpatterns = [
    path("", views.index, name="list"),
    path("trung/", views.repeats, name="repeats"),
    path("lap/<int:batch_pk>/", views.propose, name="propose"),
    path("dot/<int:pk>/", views.proposal, name="proposal"),
    path("dot/<int:pk>/sua/", views.edit, name="edit"),
    path("dot/<int:pk>/trinh/", views.submit, name="submit"),
    path("dot/<int:pk>/rut/", views.withdraw, name="withdraw"),
    path("dot/<int:pk>/bo/", views.discard, name="discard"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/tra-lai/", views.give_back, name="return"),
    path("<int:pk>/gui-lai/", views.mend, name="mend"),
    path("<int:pk>/khong-de-nghi/", views.refuse, name="refuse"),
    path("<int:pk>/bao-cao/", views.put_report, name="put_report"),
    path("<int:pk>/xac-nhan/", views.state, name="state"),
]
