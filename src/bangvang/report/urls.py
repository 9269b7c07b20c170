"""Addresses of achievement reports."""

from django.urls import path

from bangvang.report import views

app_name = "report"
urlpatterns = [
    path("", views.index, name="list"),
    path("don-vi/<int:unit_pk>/<slug:kind>/", views.begin, name="begin"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/trich/", views.quote, name="quote"),
    path("<int:pk>/trich/<int:number>/bo/", views.unquote, name="unquote"),
    path("<int:pk>/chot/", views.close, name="close"),
    path("<int:pk>/mo-lai/", views.reopen, name="reopen"),
    path("<int:pk>/nhap/<str:kind>/", views.draft_paper, name="draft_paper"),
    path("<int:pk>/ban/<int:number>/", views.edition, name="edition"),
    path("<int:pk>/ban/<int:number>/<str:kind>/", views.paper, name="paper"),
    path("<int:pk>/so-voi/<int:edition_pk>/", views.compare, name="compare"),
]
