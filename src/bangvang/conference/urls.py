"""Addresses of conference."""

from django.urls import path

from bangvang.conference.views import attendance, citing, conferences, delegates, tasks

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
    path("<int:pk>/bau/moi/", delegates.draw_up, name="draw_up_slate"),
    path("bau/<int:pk>/", delegates.slate, name="slate"),
    path("bau/<int:pk>/sua/", delegates.edit, name="edit_slate"),
    path("bau/<int:pk>/them/", delegates.put_on, name="put_on_slate"),
    path("bau/nguoi/<int:pk>/bo/", delegates.take_off, name="take_off_slate"),
    path("bau/<int:pk>/bieu-quyet/", delegates.open_vote, name="open_vote"),
    path("bau/<int:pk>/man-hinh/", delegates.screen, name="vote_screen"),
    path("bau/<int:pk>/bien-ban.<str:kind>", delegates.minutes, name="vote_minutes"),
    path("bieu-quyet/<int:pk>/kiem/", delegates.count, name="count_vote"),
    path("bieu-quyet/<int:pk>/rut/", delegates.withdraw, name="withdraw_counts"),
    path("giay-moi/<str:token>/", attendance.invitation, name="invitation"),
    path("giay-moi/<str:token>/co-mat/", attendance.scan, name="scan"),
    path("viec/", tasks.index, name="tasks"),
    path("viec/<int:pk>/", tasks.task, name="task"),
    path("viec/<int:pk>/van-ban/", citing.of_task, name="cite_task"),
    path("viec/<int:pk>/bao-cao/", tasks.report, name="report_task"),
    path("viec/<int:pk>/xong/", tasks.finish, name="finish_task"),
]
