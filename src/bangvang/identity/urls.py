"""Addresses of the identity ledger."""

from django.urls import path

from bangvang.identity.views import people, units

app_name = "identity"
urlpatterns = [
    path("", people.pairs, name="pairs"),
    path("cap/<int:first>/<int:second>/", people.pair, name="pair"),
    path("cap/<int:first>/<int:second>/hai-nguoi/", people.dismiss, name="dismiss"),
    path("cap/<int:first>/<int:second>/de-sau/", people.postpone, name="postpone"),
    path("da-gop/", people.merges, name="merges"),
    path("da-gop/<int:pk>/tach/", people.undo, name="undo"),
    path("don-vi/", units.pairs, name="unit_pairs"),
    path("don-vi/<int:first>/<int:second>/", units.pair, name="unit_pair"),
    path("don-vi/<int:first>/<int:second>/hai-don-vi/", units.part, name="part_units"),
    path("don-vi/da-gop/", units.merges, name="unit_merges"),
    path("don-vi/da-gop/<int:pk>/tach/", units.undo, name="unit_undo"),
]
