"""Addresses of eligibility: one dossier, a whole proposal, and the rules of a body."""

from django.urls import path

from bangvang.eligibility.views import sheets as views
from bangvang.eligibility.views.rules import rules

app_name = "eligibility"
urlpatterns = [
    path("quy-dinh-rieng/", rules, name="rules"),
    path("dot/<int:pk>/", views.proposal, name="proposal"),
    path("dot/<int:pk>/xet/", views.assess_proposal, name="assess_proposal"),
    path("dot/<int:pk>/phieu.pdf", views.proposal_pdf, name="proposal_pdf"),
    path("<int:pk>/", views.sheet, name="sheet"),
    path("<int:pk>/xet/", views.assess, name="assess"),
    path("lan-xet/<int:pk>/", views.look, name="look"),
    path("lan-xet/<int:pk>/phieu.pdf", views.pdf, name="pdf"),
]
