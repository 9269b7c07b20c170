"""Pages of scoring: what is typed is kept or refused where it stands, and nobody reads what is not for them."""

from __future__ import annotations

import csv
import io
from datetime import date

import docx
import openpyxl
import pytest

from bangvang.block.actions import scoring
from bangvang.block.choices import CardKind, RoundState
from bangvang.block.models import Appeal, Block, Membership, Placing, PutForward, Round, ScoreSheet
from bangvang.block.queries.scoring import standings
from bangvang.register.choices import Role

from .scored import (
    ANNOUNCED,
    CLOSED,
    FULL,
    NAMES,
    OPENED,
    PEER_UNTIL,
    SELF_UNTIL,
    TEXT,
    a_block,
    a_sheet,
    card_of,
    clerk_of,
    closed,
    contender,
    handed_in,
    opened,
    planned,
    scored_round,
    self_scored,
)

TT, VP, NCC = NAMES


@pytest.fixture
def today(monkeypatch):
    """Let the pages think that it is another day."""

    def is_now(day: date) -> None:
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_given, **_said: day)

    return is_now


def typed(round, points, words=""):
    """What a browser sends for a card."""
    by_code = {one.code: one.pk for one in round.sheet.criteria.all()}
    said = {f"d-{by_code[code]}": str(value).replace(".", ",") for code, value in points.items()}
    return said | {f"c-{by_code[code]}": words for code in points}


def test_a_sheet_is_looked_at_before_it_is_kept_and_wrong_lines_are_named(at, world, officer):
    said = {"name": "Bảng 2025", "rule": "", "version": "1"}
    shown = at(officer, "block:new_sheet", world.department.pk, post=said | {"text": TEXT, "xem": "1"})
    assert shown.status_code == 200
    assert "Bảng 6 dòng, 100 điểm chuẩn" in shown.content.decode()
    wrong = at(officer, "block:new_sheet", world.department.pk, post=said | {"text": "1 | A | 10\n1.1 | B | 4"})
    assert wrong.status_code == 422
    assert "Dòng 1: mục 1 ghi 10 điểm mà các mục nhỏ cộng lại là 4" in wrong.content.decode()
    assert not ScoreSheet.objects.exists()
    at(officer, "block:new_sheet", world.department.pk, post=said | {"text": TEXT})
    assert ScoreSheet.objects.get().name == "Bảng 2025"


def test_a_template_begins_a_sheet(at, world, officer):
    page = at(officer, "block:new_sheet", world.department.pk, mau="school").content.decode()
    assert "Mẫu để tham khảo, không phải quy định" in page
    assert "Cụm trường học" in page


def test_a_unit_types_its_card_saves_it_and_hands_it_in(at, world, officer, today):
    round = opened(officer, planned(officer, a_block(world), a_sheet(officer, world)))
    clerk, card = clerk_of(world, TT), card_of(contender(world, round, TT), CardKind.SELF)
    today(SELF_UNTIL)
    over = at(clerk, "block:card", card.pk, post=typed(round, {"1.1": 41}) | {"version": "1"})
    assert over.status_code == 422
    assert "Mục 1.1 nhiều nhất 40 điểm; 41 là quá" in over.content.decode()
    half = at(clerk, "block:card", card.pk, post=typed(round, {"1.1": 40}, "BC 12") | {"version": "1", "nop": "1"})
    assert half.status_code == 409
    assert "chưa có điểm ở 1.2, 2" in half.content.decode()
    assert card.scores.get().points == 40
    card.refresh_from_db()
    again = at(
        clerk,
        "block:card",
        card.pk,
        post=typed(round, FULL | {"3": 7.5}, "BC 12") | {"version": card.version, "nop": "1"},
    )
    assert again.status_code == 302
    page = at(clerk, "block:contender", card.contender_id).content.decode()
    assert "Tự chấm 107,5 điểm" in page
    assert at(clerk, "block:card", card.pk).status_code == 302


def test_a_card_is_not_overwritten_by_a_page_that_was_opened_before(at, world, officer, today):
    round = opened(officer, planned(officer, a_block(world), a_sheet(officer, world)))
    clerk, card = clerk_of(world, TT), card_of(contender(world, round, TT), CardKind.SELF)
    today(OPENED)
    assert at(clerk, "block:card", card.pk, post=typed(round, {"2": 30}) | {"version": "1"}).status_code == 302
    assert at(clerk, "block:card", card.pk, post=typed(round, {"2": 20}) | {"version": "1"}).status_code == 409
    assert card.scores.get().points == 30


def test_another_units_card_is_not_found_and_the_organisers_begins_with_the_units_own_points(at, world, officer, today):
    round = opened(officer, planned(officer, a_block(world), a_sheet(officer, world)))
    self_scored(world, round, {TT: FULL})
    one = contender(world, round, TT)
    today(SELF_UNTIL)
    for name in ("contender", "score_paper"):
        args = (one.pk, "pdf") if name == "score_paper" else (one.pk,)
        assert at(clerk_of(world, VP), f"block:{name}", *args).status_code == 404
    assert at(clerk_of(world, VP), "block:card", card_of(one, CardKind.COUNCIL).pk).status_code == 404
    assert at(clerk_of(world, TT), "block:card", card_of(one, CardKind.COUNCIL).pk).status_code == 403
    page = at(officer, "block:card", card_of(one, CardKind.COUNCIL).pk).content.decode()
    assert page.count('value="40"') == 2
    assert at(clerk_of(world, VP), "block:ranking", round.pk).status_code == 404


def test_a_round_runs_from_its_page_to_its_close(at, world, officer, today):
    block, sheet = a_block(world), a_sheet(officer, world)
    today(OPENED)
    said = {
        "year": "2025", "sheet": sheet.pk, "self_until": "05/12/2025", "peer_until": "10/12/2025", "council_until": "20/12/2025",
        "appeal_days": "5", "version": "1",
    }  # fmt: skip
    assert at(officer, "block:plan_round", block.pk, post=said).status_code == 302
    round = Round.objects.get()
    assert at(officer, "block:open_round", round.pk, post={"version": "1"}).status_code == 302
    first, second, third = round.contenders.all()
    by_name = {f"cheo-{first.pk}": [second.unit_id, third.unit_id], f"cheo-{second.pk}": third.unit_id}
    assert at(officer, "block:peers", round.pk, post=by_name).status_code == 302
    assert [sorted(str(card.scorer) for card in one.cards.filter(kind="peer")) for one in (first, second, third)] == [
        [NCC, VP], [NCC], []
    ]  # fmt: skip
    assert at(officer, "block:peers", round.pk, post={"each": "3"}).status_code == 422
    assert at(officer, "block:peers", round.pk, post={"each": "1"}).status_code == 302
    assert [str(one.cards.get(kind="peer").scorer) for one in (first, second, third)] == [VP, NCC, TT]
    refused = at(officer, "block:announce", round.pk, post={"version": Round.objects.get().version})
    assert refused.status_code == 409
    assert "Chưa thẩm định xong 3 đơn vị" in refused.content.decode()


def test_a_mean_is_told_with_its_cards_and_how_it_is_rounded(at, world, officer, today):
    round = opened(officer, planned(officer, a_block(world), a_sheet(officer, world)))
    tt, others = contender(world, round, TT), (VP, NCC)
    scoring.assign_peers(officer, round, {tt: [world.divisions[name] for name in others]}, today=OPENED)
    self_scored(world, round, dict.fromkeys(NAMES, FULL))
    for name, given in zip(others, (FULL, FULL | {"2": 39.75}), strict=True):
        card = tt.cards.get(kind=CardKind.PEER, scorer=world.divisions[name])
        handed_in(clerk_of(world, name), card, given, today=PEER_UNTIL)
    today(PEER_UNTIL)
    page = " ".join(at(officer, "block:contender", tt.pk).content.decode().split())
    assert "Trung bình 2 phiếu đã nộp: 99,88. Làm tròn đến phần trăm, từ 0,005 thì lên." in page
    assert "<b>99,75</b>" in page
    assert "99,88" in at(officer, "block:round", round.pk).content.decode()
    peer = at(clerk_of(world, VP), "block:contender", tt.pk).content.decode()
    assert "Chấm chéo 100 điểm" in peer and "99,75" not in peer
    paper = docx.Document(io.BytesIO(at(officer, "block:score_paper", tt.pk, "docx").content))
    said = "\n".join(one.text for one in paper.paragraphs)
    assert (
        "trung bình 2 phiếu, làm tròn đến phần trăm, từ 0,005 thì lên: Văn phòng Sở 100; Phòng Người có công 99,75."
        in said
    )


def test_an_objection_is_sent_and_answered_on_its_pages(at, world, officer, today):
    round = scored_round(officer, world)
    one, criterion = contender(world, round, NCC), round.sheet.criteria.get(code="2")
    today(ANNOUNCED)
    page = at(clerk_of(world, NCC), "block:contender", one.pk).content.decode()
    assert "Kiến nghị mục 2" in page and 'Kiến nghị mục 1"' not in page
    sent = at(clerk_of(world, NCC), "block:appeal", one.pk, criterion.pk, post={"words": "Gửi đúng hạn"})
    assert sent.status_code == 302
    made = Appeal.objects.get()
    assert "1 kiến nghị chờ trả lời" in at(officer, "block:round", round.pk).content.decode()
    answered = at(officer, "block:answer_appeal", made.pk, post={"points": "39,5", "words": "Nhận ngày cuối"})
    assert answered.status_code == 302
    page = at(clerk_of(world, NCC), "block:contender", one.pk).content.decode()
    assert "Điểm 37,5 thành 39,5." in page


def test_a_tie_is_shown_and_settled_by_name(at, world, officer, today):
    round = scored_round(officer, world)
    today(CLOSED)
    page = at(officer, "block:ranking", round.pk).content.decode()
    assert "2 đơn vị cùng 97,5 điểm, đồng hạng 2" in page
    vp, ncc = contender(world, round, VP), contender(world, round, NCC)
    same = {f"hang-{vp.pk}": "1", f"hang-{ncc.pk}": "1", "reason": "x"}
    assert at(officer, "block:settle_tie", round.pk, 2, post=same).status_code == 422
    leader = world.user(Role.LEADER)
    order = {f"hang-{vp.pk}": "2", f"hang-{ncc.pk}": "1", "reason": "Có điển hình cấp tỉnh"}
    assert at(leader, "block:settle_tie", round.pk, 2, post=order).status_code == 302
    assert [str(row.contender) for row in standings(Round.objects.get())] == [TT, NCC, VP]
    assert f"bằng điểm, {leader} xếp: Có điển hình cấp tỉnh" in at(officer, "block:ranking", round.pk).content.decode()


def test_the_order_is_read_by_members_after_the_close_and_goes_out_in_four_kinds(at, world, officer, today):
    round = scored_round(officer, world)
    clerk = clerk_of(world, NCC)
    assert at(clerk, "block:ranking", round.pk).status_code == 404
    closed(officer, round)
    today(CLOSED)
    assert Round.objects.get().state == RoundState.CLOSED
    assert "Thanh tra Sở đứng đầu với 107 điểm" in at(clerk, "block:round", round.pk).content.decode()
    rows = list(csv.reader(io.StringIO(at(clerk, "block:ranking_file", round.pk, "csv").content.decode("utf-8-sig"))))
    assert rows[1][:7] == ["1", TT, "100", "97", "10", "0", "107"]
    assert rows[3][0] == "2" and "đồng hạng" in rows[3][7] and "không nộp phiếu tự chấm" in rows[3][7]
    answer = at(clerk, "block:ranking_file", round.pk, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[6]][:2] == ["1", TT]
    for kind, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert at(clerk, "block:ranking_file", round.pk, kind).content.startswith(begins)
    one = contender(world, round, TT)
    assert at(clerk, "block:score_paper", one.pk, "pdf").content.startswith(b"%PDF")


def test_suy_ton_is_written_taken_back_and_counted_with_the_bound(at, world, officer, today):
    round = scored_round(officer, world)
    closed(officer, round)
    today(CLOSED)
    one = contender(world, round, TT)
    said = {"unit": one.pk, "award": "ministerial_provincial_emulation_flag", "words": "3/3 phiếu", "on": "28/12/2025"}
    assert at(officer, "block:put_forward", round.pk, post=said).status_code == 302
    page = at(officer, "block:honours", world.department.pk, 2025).content.decode()
    assert "suy tôn 1, được tặng 0" in page
    assert "NĐ 152/2025/NĐ-CP, Điều 7 khoản 1" in page and "Không quá 20%" in page
    line = PutForward.objects.get()
    assert at(officer, "block:withdraw_put_forward", line.pk, post={"reason": "Đơn vị xin rút"}).status_code == 302
    assert "Chưa khối, cụm nào ghi suy tôn" in at(officer, "block:honours", world.department.pk, 2025).content.decode()
    assert Placing.objects.count() == 3


def test_pages_of_a_round_take_as_many_queries_for_one_unit_as_for_three(world, officer, queries_of):
    short = opened(officer, planned(officer, a_block(world, TT), a_sheet(officer, world)))
    few = queries_of(officer, "block:round", short.pk), queries_of(officer, "block:ranking", short.pk)
    block = Block.objects.create(organiser=world.department, name="Khối ba", begins_on=date(2020, 1, 1))
    for place, name in enumerate([VP, NCC, "Phòng Bảo trợ xã hội"], start=1):
        Membership.objects.create(block=block, unit=world.divisions[name], place=place, begins_on=date(2020, 1, 1))
    long = opened(officer, planned(officer, block, short.sheet))
    assert (queries_of(officer, "block:round", long.pk), queries_of(officer, "block:ranking", long.pk)) == few
