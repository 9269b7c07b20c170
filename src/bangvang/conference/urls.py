"""Addresses of conference."""

from django.urls import path

from bangvang.conference.views import attendance, citing, conferences, tasks

app_name = "conference"
urlpatterns = [
    path("", conferences.index, name="list"),
    path("co-quan/<int:body_pk>/moi/", conferences.plan, name="plan"),
    path("<int:pk>/", conferences.detail, name="detail"),
    path("<int:pk>/sua/", conferences.edit, name="edit"),
    path("<int:pk>/trao/", conferences.hand_over, name="hand_over"),
    path("<int:pk>/van-ban/", citing.of_conference, name="cite"),
    path("<int:pk>/giao-viec/", tasks.give, name="give_task"),
    path("<int:pk>/dai-bieu/", attendance.index, name="attendees"),
    path("<int:pk>/dai-bieu/moi/", attendance.invite, name="invite"),
    path("<int:pk>/dai-bieu/tu-don-vi/", attendance.invite_from, name="invite_from"),
    path("<int:pk>/dai-bieu/chot/", attendance.close_presence, name="close_presence"),
    path("<int:pk>/dai-bieu/mo-lai/", attendance.reopen_presence, name="reopen_presence"),
    path("dai-bieu/<int:pk>/", attendance.attendee, name="attendee"),
    path("dai-bieu/<int:pk>/co-mat/", attendance.check_in, name="check_in"),
    path("dai-bieu/<int:pk>/bo-diem-danh/", attendance.undo, name="undo_check_in"),
    path("dai-bieu/<int:pk>/bo/", attendance.take_off, name="take_off"),
    path("giay-moi/<str:token>/", attendance.invitation, name="invitation"),
    path("giay-moi/<str:token>/co-mat/", attendance.scan, name="scan"),
    path("viec/", tasks.index, name="tasks"),
    path("viec/<int:pk>/", tasks.task, name="task"),
    path("viec/<int:pk>/van-ban/", citing.of_task, name="cite_task"),
    path("viec/<int:pk>/bao-cao/", tasks.report, name="report_task"),
    path("viec/<int:pk>/xong/", tasks.finish, name="finish_task"),
]
