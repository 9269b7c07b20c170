"""Addresses of decision."""

from django.urls import path

from bangvang.decision import views

app_name = "decision"
urlpatterns = [
    path("", views.index, name="list"),
    path("phien/<int:sitting_pk>/soan/", views.draft, name="draft"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/bo/", views.drop, name="drop"),
    path("<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("<int:pk>/xem-truoc.pdf", views.preview, name="preview"),
    path("<int:pk>/van-ban/<str:kind>/", views.paper, name="paper"),
    path("dong/<int:pk>/dinh-chinh/", views.correct, name="correct"),
    path("co-quan/<int:body_pk>/so-van-ban-di/", views.register, name="register"),
    path("co-quan/<int:body_pk>/trinh-len/", views.send_up, name="send_up"),
    path("to-trinh/<int:pk>/", views.letter, name="letter"),
]
