"""Addresses of the identity ledger."""

from django.urls import path

from bangvang.identity import views

app_name = "identity"
urlpatterns = [
    path("", views.pairs, name="pairs"),
    path("cap/<int:first>/<int:second>/", views.pair, name="pair"),
    path("cap/<int:first>/<int:second>/hai-nguoi/", views.dismiss, name="dismiss"),
    path("cap/<int:first>/<int:second>/de-sau/", views.postpone, name="postpone"),
    path("da-gop/", views.merges, name="merges"),
    path("da-gop/<int:pk>/tach/", views.undo, name="undo"),
]
