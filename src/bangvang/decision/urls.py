"""Addresses of decision."""

from django.urls import path

from bangvang.decision.views import acts, corrections, decisions, outgoing, rows, signed

app_name = "decision"
urlpatterns = [
    path("", decisions.index, name="list"),
    path("phien/<int:sitting_pk>/soan/", decisions.draft, name="draft"),
    path("phien/<int:sitting_pk>/soan-nhieu/", rows.draft, name="draft_row"),
    path("phien/<int:sitting_pk>/cap-so/", rows.issue, name="row"),
    path("sau-ban-hanh/", acts.index, name="acts"),
    path("khen/<int:pk>/sau-ban-hanh/", acts.new, name="act_new"),
    path("sau-ban-hanh/<int:pk>/", acts.detail, name="act"),
    path("sau-ban-hanh/<int:pk>/ban-hanh/", acts.issue, name="act_issue"),
    path("sau-ban-hanh/<int:pk>/bo/", acts.drop, name="act_drop"),
    path("sau-ban-hanh/<int:pk>/nhan-lai/", acts.take_back, name="act_return"),
    path("sau-ban-hanh/<int:pk>/van-ban/<str:kind>/", acts.paper, name="act_paper"),
    path("ky-so/<str:step>/", signed.sign, name="sign"),
    path("ban-ky/<int:pk>/", signed.copy, name="signed_copy"),
    path("<int:pk>/ban-ky/", signed.attach, {"kind": "decision"}, name="attach_signed"),
    path("sau-ban-hanh/<int:pk>/ban-ky/", signed.attach, {"kind": "act"}, name="act_attach_signed"),
    path("to-trinh/<int:pk>/ban-ky/", signed.attach, {"kind": "letter"}, name="letter_attach_signed"),
    path("<int:pk>/", decisions.detail, name="detail"),
    path("<int:pk>/sua/", decisions.edit, name="edit"),
    path("<int:pk>/nhu-de-xuat/<str:passage>/", decisions.put_back, name="put_back"),
    path("<int:pk>/bo/", decisions.drop, name="drop"),
    path("<int:pk>/ban-hanh/", decisions.issue, name="issue"),
    path("<int:pk>/xem-truoc.pdf", decisions.preview, name="preview"),
    path("<int:pk>/van-ban/<str:kind>/", decisions.paper, name="paper"),
    path("dong/<int:pk>/dinh-chinh/", corrections.correct, name="correct"),
    path("dinh-chinh/<int:pk>/cong-van.<str:kind>", corrections.paper, name="correction_paper"),
    path("<int:pk>/sua-doi/", corrections.amend, name="amend"),
    path("co-quan/<int:body_pk>/so-van-ban-di/", outgoing.register, name="register"),
    path("co-quan/<int:body_pk>/so-van-ban-di.xlsx", outgoing.register_book, name="register_book"),
    path("co-quan/<int:body_pk>/trinh-len/", outgoing.send_up, name="send_up"),
    path("to-trinh/<int:pk>/", outgoing.letter, name="letter"),
    path("to-trinh/<int:pk>/van-ban/<str:kind>/", outgoing.letter_paper, name="letter_paper"),
]
