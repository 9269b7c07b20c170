"""Addresses of the public pages and the newsroom."""

from django.urls import path

from bangvang.portal import views
from bangvang.portal.feeds import NewsFeed

app_name = "portal"
urlpatterns = [
    path("bang-vang/", views.roll, name="roll"),
    path("xac-minh/", views.check, name="verify"),
    path("xac-minh/ngoai-tuyen.html", views.offline, name="offline"),
    path(".well-known/bangvang-issuers.json", views.issuers, name="issuers"),
    path("x/<str:public_id>", views.certificate, name="certificate"),
    path("tin.rss", NewsFeed(), name="rss"),
    path("soan-tin/hoi-nghi/<int:conference_id>/", views.draft, name="draft"),
    path("soan-tin/<int:page_id>/", views.publish, name="publish"),
]
