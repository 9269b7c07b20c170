"""Addresses of the public pages and the newsroom."""

from django.urls import path

from bangvang.portal.feeds import NewsAtom, NewsFeed
from bangvang.portal.views import lists, newsroom, reading, roll, stories, verifying, watching

app_name = "portal"
urlpatterns = [
    path("bang-vang/", roll.roll, name="roll"),
    path("bang-vang/canh-bao/", watching.alarms, name="alarms"),
    path("bang-vang/<str:key>/", roll.honour, name="honour"),
    path("xac-minh/", verifying.check, name="verify"),
    path("xac-minh/ngoai-tuyen.html", verifying.offline, name="offline"),
    path(".well-known/bangvang-issuers.json", verifying.issuers, name="issuers"),
    path("x/<str:public_id>", verifying.certificate, name="certificate"),
    path("tin.rss", NewsFeed(), name="rss"),
    path("tin.atom", NewsAtom(), name="atom"),
    path("tin.json", reading.as_json, name="json"),
    path("<slug:slug>/tin.rss", NewsFeed(), name="section_rss"),
    path("<slug:slug>/tin.atom", NewsAtom(), name="section_atom"),
    path("<slug:slug>/tin.json", reading.as_json, name="section_json"),
    path("tin/<int:page_id>.pdf", reading.paper, name="paper"),
    path("tim/", lists.search, name="search"),
    path("quyet-dinh-khen-thuong/", lists.decisions, name="decisions"),
    path("quyet-dinh-khen-thuong/<str:key>/", lists.decision, name="decision"),
    path("van-ban-hien-hanh/", lists.documents, name="documents"),
    path("hoi-nghi-da-dua-tin/", lists.conferences, name="conferences"),
    path("hoi-nghi-da-dua-tin/<str:key>/", stories.conference, name="conference"),
    path("guong-dien-hinh/", stories.exemplars, name="exemplars"),
    path("guong-dien-hinh/<str:key>/", stories.exemplar, name="exemplar"),
    path("guong-dien-hinh/<str:key>/anh/<int:number>/", stories.picture, name="exemplar_picture"),
    path("phong-trao-thi-dua/", lists.movements, name="movements"),
    path("lien-he/", reading.contact, name="contact"),
    path("sitemap.xml", reading.sitemap, name="sitemap"),
    path("robots.txt", reading.robots, name="robots"),
    path("soan-tin/", newsroom.newsroom, name="newsroom"),
    path("soan-tin/doi-chieu/", newsroom.compare, name="compare"),
    path("soan-tin/can-xem/<int:notice_id>/", newsroom.read_notice, name="read_notice"),
    path("soan-tin/hoi-nghi/<int:conference_id>/", newsroom.draft, name="draft"),
    path("soan-tin/<int:page_id>/", newsroom.publish, name="publish"),
]
