"""Addresses of conference."""

from django.urls import path

from bangvang.conference.views import conferences, tasks

app_name = "conference"
urlpatterns = [
    path("", conferences.index, name="list"),
    path("co-quan/<int:body_pk>/moi/", conferences.plan, name="plan"),
    path("<int:pk>/", conferences.detail, name="detail"),
    path("<int:pk>/sua/", conferences.edit, name="edit"),
    path("<int:pk>/trao/", conferences.hand_over, name="hand_over"),
    path("<int:pk>/giao-viec/", tasks.give, name="give_task"),
    path("viec/", tasks.index, name="tasks"),
    path("viec/<int:pk>/", tasks.task, name="task"),
    path("viec/<int:pk>/bao-cao/", tasks.report, name="report_task"),
    path("viec/<int:pk>/xong/", tasks.finish, name="finish_task"),
]
