"""Addresses of public comment for everybody."""

from django.urls import path

from bangvang.consultation.views import public

app_name = "opinion"
urlpatterns = [
    path("", public.index, name="list"),
    path("tra-cuu/", public.look_up, name="look_up"),
    path("<slug:public_id>/", public.detail, name="detail"),
    path("<slug:public_id>/ho-so/<int:ordinal>/", public.entry, name="entry"),
    path("<slug:public_id>/gop-y/", public.comment, name="comment"),
    path("<slug:public_id>/tep/<int:pk>/", public.attachment, name="file"),
]
