"""Addresses of the book of indicators."""

from django.urls import path

from bangvang.indicator.views import boards, claims, figures, setting, tables

app_name = "indicator"
urlpatterns = [
    path("", boards.home, name="list"),
    path("don-vi/<int:pk>/", boards.unit, name="unit"),
    path("don-vi/<int:pk>/nhap/", figures.enter, name="enter"),
    path("co-quan/<int:body_pk>/moi/", setting.define, name="define"),
    path("co-quan/<int:body_pk>/bo/", setting.sets, name="sets"),
    path("co-quan/<int:body_pk>/bo/<slug:code>/", setting.take, name="take"),
    path("co-quan/<int:body_pk>/so.csv", tables.table, name="table"),
    path("co-quan/<int:body_pk>/nap/", tables.read_in, name="read_in"),
    path("doi-chieu/", claims.texts, name="texts"),
    path("doi-chieu/<int:pk>/", claims.text, name="text"),
    path("so/<int:pk>/sua/", figures.correct, name="correct"),
    path("so/<int:pk>/can-cu/", figures.evidence, name="evidence_file"),
    path("<int:pk>/", boards.detail, name="detail"),
    path("<int:pk>/sua/", setting.edit, name="edit"),
    path("<int:pk>/dich/", setting.target, name="target"),
    path("<int:pk>/so/", figures.observe, name="observe"),
    path("<int:pk>/cong-khai/", setting.publish, name="publish"),
    path("<int:pk>/thoi-cong-khai/", setting.withdraw, name="withdraw"),
    path("<int:pk>/thoi-theo-doi/", setting.retire, name="retire"),
]
