"""Addresses of the log, for programs and for whoever asks (C2SP tlog-tiles)."""

from django.urls import path

from bangvang.chronicle import views

app_name = "chronicle"
urlpatterns = [
    path("", views.about, name="about"),
    path("checkpoint", views.checkpoint, name="checkpoint"),
    path("khoa", views.key, name="key"),
    path("chung-kien", views.cosignature, name="cosignature"),
    path("xoa-muoi/", views.erasable, name="erasable"),
    path("xoa-muoi/<int:pk>/", views.erase, name="erase"),
    path("tile/<path:rest>", views.tile, name="tile"),
]
