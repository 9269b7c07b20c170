"""Addresses of conference."""

from django.urls import path

from bangvang.conference.views import attendance, citing, conferences, programme, tasks

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
    path("<int:pk>/chuong-trinh/", programme.index, name="programme"),
    path("<int:pk>/chuong-trinh/lap/", programme.draft, name="draft_programme"),
    path("<int:pk>/chuong-trinh/sua/", programme.revise, name="revise_programme"),
    path("<int:pk>/chuong-trinh/moi/", programme.add, name="add_item"),
    path("<int:pk>/chuong-trinh/ban.<str:kind>", programme.paper, name="programme_paper"),
    path("chuong-trinh/muc/<int:pk>/", programme.item, name="item"),
    path("chuong-trinh/muc/<int:pk>/chuyen/", programme.move, name="move_item"),
    path("chuong-trinh/muc/<int:pk>/bo/", programme.remove, name="remove_item"),
    path("<int:pk>/kich-ban/", programme.script, name="script"),
    path("<int:pk>/kich-ban/in/", programme.print_script, name="print_script"),
    path("kich-ban/<int:pk>/ban.<str:kind>", programme.script_file, name="script_paper"),
    path("viec/", tasks.index, name="tasks"),
    path("viec/<int:pk>/", tasks.task, name="task"),
    path("viec/<int:pk>/van-ban/", citing.of_task, name="cite_task"),
    path("viec/<int:pk>/bao-cao/", tasks.report, name="report_task"),
    path("viec/<int:pk>/xong/", tasks.finish, name="finish_task"),
]
