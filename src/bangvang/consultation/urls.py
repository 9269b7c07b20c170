"""Addresses of public comment in the office."""

from django.urls import path

from bangvang.consultation.views import cases, preparing, publishing, questions

app_name = "consultation"
urlpatterns = [
    path("", preparing.index, name="list"),
    path("co-quan/<int:unit_pk>/", preparing.begin, name="begin"),
    path("<int:pk>/", preparing.detail, name="detail"),
    path("<int:pk>/sua/", preparing.revise, name="revise"),
    path("<int:pk>/bo/", preparing.discard, name="discard"),
    path("<int:pk>/danh-sach/", preparing.entries, name="entries"),
    path("<int:pk>/danh-sach/<int:entry_pk>/bo/", preparing.drop_entry, name="drop_entry"),
    path("<int:pk>/tai-lieu/", preparing.attach, name="attach"),
    path("<int:pk>/tai-lieu/<int:file_pk>/", preparing.attachment, name="attachment_file"),
    path("<int:pk>/tai-lieu/<int:file_pk>/bo/", preparing.detach, name="detach"),
    path("<int:pk>/cong-khai/", publishing.publish, name="publish"),
    path("<int:pk>/bo-sung/", publishing.amend, name="amend"),
    path("<int:pk>/dung/", publishing.stop, name="stop"),
    path("<int:pk>/bao-cao/", publishing.report, name="report"),
    path("<int:pk>/bao-cao/<int:edition>/<slug:kind>/", publishing.paper, name="paper"),
    path("hoi/<int:pk>/", questions.question, name="question"),
    path("y-kien/<int:pk>/", cases.case, name="case"),
    path("y-kien/<int:pk>/giao/", cases.assign, name="assign"),
    path("y-kien/<int:pk>/ghi/", cases.add_note, name="add_note"),
    path("y-kien/<int:pk>/tam-dung/", cases.hold, name="hold"),
    path("y-kien/<int:pk>/bo-tam-dung/", cases.lift, name="lift"),
    path("y-kien/<int:pk>/tra-loi/", cases.answer, name="answer"),
    path("y-kien/<int:pk>/lien-lac/", cases.contact, name="contact"),
]
