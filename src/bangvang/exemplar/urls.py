"""Addresses of advanced models."""

from django.urls import path

from bangvang.exemplar import views

app_name = "exemplar"
urlpatterns = [
    path("", views.index, name="list"),
    path("don-vi/<int:unit_pk>/<slug:kind>/", views.keep, name="keep"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/cau-chuyen/", views.story, name="story"),
    path("<int:pk>/cau-chuyen/<slug:verb>/", views.move_story, name="move_story"),
    path("<int:pk>/viec/", views.plan_step, name="plan_step"),
    path("<int:pk>/viec/<int:step_pk>/", views.follow_up, name="follow_up"),
    path("<int:pk>/hoc-theo/", views.add_follower, name="add_follower"),
    path("<int:pk>/dong-y/", views.record_consent, name="record_consent"),
    path("<int:pk>/dong-y/<int:consent_pk>/", views.consent_paper, name="consent_paper"),
    path("<int:pk>/dong-y/<int:consent_pk>/rut/", views.withdraw_consent, name="withdraw_consent"),
    path("<int:pk>/anh/", views.add_picture, name="add_picture"),
    path("<int:pk>/anh/<int:picture_pk>/", views.picture, name="picture"),
    path("<int:pk>/giay/<slug:kind>/", views.paper, name="paper"),
]
