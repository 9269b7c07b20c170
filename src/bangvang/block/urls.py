"""Addresses of block."""

from django.urls import path

from bangvang.block.views import cards, organisation, pacts, results, scoring

app_name = "block"
urlpatterns = [
    path("", organisation.index, name="list"),
    path("co-quan/<int:organiser_pk>/moi/", organisation.set_up, name="set_up"),
    path("<int:pk>/", organisation.detail, name="detail"),
    path("<int:pk>/sua/", organisation.edit, name="edit"),
    path("<int:pk>/don-vi/", organisation.take_in, name="take_in"),
    path("<int:pk>/nam/<int:year>/<str:role>/", organisation.lead, name="lead"),
    path("thanh-vien/<int:pk>/", organisation.membership, name="membership"),
    path("thanh-vien/<int:pk>/ke-thua/", organisation.pass_on, name="pass_on"),
    path("<int:pk>/giao-uoc/<int:year>/moi/", pacts.draft, name="draft_pact"),
    path("<int:pk>/giao-uoc/<int:year>/mau.<str:kind>", pacts.blank, name="blank_pact"),
    path("giao-uoc/<int:pk>/", pacts.pact, name="pact"),
    path("giao-uoc/<int:pk>/sua/", pacts.edit, name="edit_pact"),
    path("giao-uoc/<int:pk>/gui/", pacts.send, name="send_pact"),
    path("giao-uoc/<int:pk>/ky/", pacts.sign, name="sign_pact"),
    path("giao-uoc/<int:pk>/giao-uoc.<str:kind>", pacts.paper, name="pact_paper"),
    path("giao-uoc/tra-loi/<int:pk>/", pacts.answer, name="answer_pact"),
    path("bang-cham/<int:organiser_pk>/", scoring.sheet_list, name="sheets"),
    path("bang-cham/<int:organiser_pk>/moi/", scoring.new_sheet, name="new_sheet"),
    path("bang-cham/xem/<int:pk>/", scoring.sheet, name="sheet"),
    path("<int:block_pk>/cham-diem/moi/", scoring.plan, name="plan_round"),
    path("cham-diem/<int:pk>/", scoring.round, name="round"),
    path("cham-diem/<int:pk>/sua/", scoring.edit, name="edit_round"),
    path("cham-diem/<int:pk>/mo/", scoring.open_round, name="open_round"),
    path("cham-diem/<int:pk>/vao-sau/", scoring.let_in, name="let_in"),
    path("cham-diem/<int:pk>/cham-cheo/", scoring.peers, name="peers"),
    path("cham-diem/<int:pk>/bao-diem/", scoring.announce, name="announce"),
    path("cham-diem/<int:pk>/ket-thuc/", scoring.close, name="close_round"),
    path("cham-diem/<int:pk>/xep-hang/", results.ranking, name="ranking"),
    path("cham-diem/<int:pk>/xep-hang.<str:kind>", results.ranking_file, name="ranking_file"),
    path("cham-diem/<int:pk>/bang-diem/<int:place>/", results.settle, name="settle_tie"),
    path("cham-diem/<int:pk>/suy-ton/", results.put_forward, name="put_forward"),
    path("cham-diem/don-vi/<int:pk>/", cards.contender, name="contender"),
    path("cham-diem/don-vi/<int:pk>/bang-cham.<str:kind>", cards.paper, name="score_paper"),
    path("cham-diem/don-vi/<int:pk>/kien-nghi/<int:criterion_pk>/", cards.appeal, name="appeal"),
    path("cham-diem/kien-nghi/<int:pk>/", cards.answer, name="answer_appeal"),
    path("cham-diem/phieu/<int:pk>/", cards.card, name="card"),
    path("cham-diem/diem/<int:pk>/tep/", cards.evidence, name="evidence"),
    path("suy-ton/<int:organiser_pk>/<int:year>/", results.honours, name="honours"),
    path("suy-ton/<int:pk>/rut/", results.withdraw, name="withdraw_put_forward"),
]
