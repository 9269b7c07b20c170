"""Addresses of certificate."""

from django.urls import path

from bangvang.certificate import views

app_name = "certificate"
urlpatterns = [
    path("quyet-dinh/<int:decision_pk>/", views.of_decision, name="of_decision"),
    path("quyet-dinh/<int:decision_pk>/in/", views.make, name="make"),
    path("quyet-dinh/<int:decision_pk>/tat-ca.pdf", views.together, name="all"),
    path("<int:pk>.pdf", views.one, name="one"),
    path("<int:pk>/in-lai.pdf", views.reprint, name="reprint"),
    path("<int:pk>/cap-lai/", views.reissue, name="reissue"),
    path("cap-lai/<int:pk>.pdf", views.reissued_one, name="reissued"),
    path("co-quan/<int:body_pk>/so-cap-lai/", views.reissues, name="reissues"),
    path("co-quan/<int:body_pk>/so-cap-lai.xlsx", views.reissues_file, name="reissues_workbook"),
    path("co-quan/<int:body_pk>/mau/", views.settings, name="settings"),
    path("co-quan/<int:body_pk>/mau/them/", views.add_design, name="add_design"),
    path("mau/<int:pk>/sua/", views.edit_design, name="design"),
    path("mau/<int:pk>/bieu-trung.png", views.emblem, name="emblem"),
    path("co-quan/<int:body_pk>/dia-chi/", views.public_base, name="public_base"),
]
