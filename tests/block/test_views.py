"""Pages of blocks and pacts."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from django.urls import reverse
from questions import questions

from bangvang.block import actions
from bangvang.block.choices import Answer, PactState
from bangvang.block.models import Block, Leadership, Membership, Pact, Signatory
from bangvang.block.queries import signatories_of
from bangvang.register.choices import Role
from bangvang.register.models import Unit

from .conftest import BEGAN, INSPECTORS, MERIT, NAMES, OFFICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def member(client, unit, world):
    """The browser of an officer of the office."""
    client.force_login(world.user(Role.OFFICER, unit(OFFICE)))
    return client


def page(client, name, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_block_is_set_up_filled_and_led_on_the_pages(signed_in, world, unit):
    said = {"name": "Khối các phòng", "kind": "block", "begins_on": "01/01/2018"}
    answer = signed_in.post(reverse("block:set_up", args=[world.department.pk]), said)
    block = Block.objects.get()
    assert answer["Location"] == reverse("block:detail", args=[block.pk])
    assert "2020 chưa có đơn vị nào" in page(signed_in, "block:detail", block.pk, nam=2020)
    for name in (OFFICE, INSPECTORS):
        signed_in.post(reverse("block:take_in", args=[block.pk]), {"unit": unit(name).pk, "begins_on": "01/01/2018"})
    assert "2020 chưa chọn khối trưởng" in page(signed_in, "block:detail", block.pk, nam=2020)
    address = reverse("block:lead", args=[block.pk, 2020, "head"])
    assert "Tới lượt Văn phòng Sở làm khối trưởng năm 2020" in " ".join(signed_in.get(address).content.decode().split())
    answer = signed_in.post(address, {"unit": unit(OFFICE).pk, "chosen_on": "31/12/2019"})
    assert answer["Location"].endswith("?nam=2020") and Leadership.objects.get().unit == unit(OFFICE)
    assert "Năm 2020 khối trưởng là Văn phòng Sở" in page(signed_in, "block:detail", block.pk, nam=2020)
    assert "Khối các phòng" in page(signed_in, "block:list")


def test_another_head_is_chosen_on_the_page_and_the_first_stays_to_be_read(signed_in, block, choose, unit):
    first = choose(2020, "head", OFFICE)
    address = reverse("block:lead", args=[block.pk, 2020, "head"])
    said = {"unit": unit(MERIT).pk, "chosen_on": "15/03/2020", "read_version": first.version}
    assert signed_in.post(address, said).status_code == 422
    signed_in.post(address, said | {"reason": "Văn phòng Sở đang sắp xếp lại"})
    text = page(signed_in, "block:detail", block.pk, nam=2020)
    assert "Năm 2020 khối trưởng là Phòng Người có công" in text
    assert "Trước đó: Văn phòng Sở, chọn ngày 31/12/2019, thôi ngày 15/03/2020. Văn phòng Sở đang sắp xếp lại" in text


def test_a_block_with_one_unit_says_so_and_how_to_go_on(signed_in, empty, officer, unit):
    actions.take_in(officer, empty, unit(OFFICE), begins_on=BEGAN)
    assert "Năm 2020 mới có một đơn vị" in page(signed_in, "block:detail", empty.pk, nam=2020)
    assert "chưa có đủ hai đơn vị" in page(signed_in, "block:lead", empty.pk, 2020, "head")


def test_a_unit_that_is_in_another_block_is_refused_on_the_page(signed_in, block, officer, world, unit):
    other = actions.set_up(officer, world.department, name="Khối khác", begins_on=BEGAN)
    answer = signed_in.post(
        reverse("block:take_in", args=[other.pk]), {"unit": unit(OFFICE).pk, "begins_on": "01/01/2020"}
    )
    assert answer.status_code == 409 and "Khối các phòng tham mưu từ ngày 01/01/2018" in answer.content.decode()


def test_days_out_of_order_keep_everything_typed(signed_in, world):
    said = {"name": "Khối ngược", "kind": "block", "begins_on": "01/01/2020", "ends_on": "01/01/2019"}
    answer = signed_in.post(reverse("block:set_up", args=[world.department.pk]), said)
    assert answer.status_code == 422 and "Khối ngược" in answer.content.decode()
    assert not Block.objects.exists()


def test_a_stale_edit_shows_both_texts(signed_in, block, officer):
    said = {"name": "Tên gõ sau", "kind": "block", "begins_on": "01/01/2018", "version": block.version}
    actions.revise(officer, block, read_version=block.version, name="Tên đang có")
    answer = signed_in.post(reverse("block:edit", args=[block.pk]), said)
    text = answer.content.decode()
    assert answer.status_code == 409 and "Tên đang có" in text and "Tên gõ sau" in text


def test_a_member_is_moved_on_its_page(signed_in, block, unit):
    one = Membership.objects.get(block=block, unit=unit(MERIT))
    said = {"place": 1, "ends_on": "", "version": block.version}
    signed_in.post(reverse("block:membership", args=[one.pk]), said)
    one.refresh_from_db()
    assert one.place == 1
    again = signed_in.post(reverse("block:membership", args=[one.pk]), said)
    assert again.status_code == 409 and "Người khác vừa đổi" in again.content.decode()


def test_a_unit_that_ended_is_told_with_its_successor(signed_in, block, choose, unit):
    choose(2020, "head", INSPECTORS, reason="Theo đề nghị")
    Unit.objects.filter(pk=unit(INSPECTORS).pk).update(ends_on=date(2019, 6, 30), successor=unit("Phòng Dạy nghề"))
    text = page(signed_in, "block:detail", block.pk, nam=2020)
    assert "Thanh tra Sở hết ngày 30/06/2019" in text and "Đưa Phòng Dạy nghề vào chỗ ấy" in text
    assert "Khối trưởng năm 2020 không còn trong khối" in text
    lost = Membership.objects.get(block=block, unit=unit(INSPECTORS))
    answer = signed_in.post(reverse("block:pass_on", args=[lost.pk]), follow=True)
    assert "đơn vị kế thừa vào chỗ ấy" in answer.content.decode()
    assert Membership.objects.filter(block=block, unit=unit("Phòng Dạy nghề"), begins_on=date(2019, 7, 1)).exists()


def test_a_year_that_is_no_year_shows_one_that_the_block_has(signed_in, block):
    for asked, shown in (("1990", "Năm 2018"), ("x", "Năm "), ("9999", "Năm "), ("99999", "Năm ")):
        assert shown in page(signed_in, "block:detail", block.pk, nam=asked)
    for year in (2017, 2999, 10000, 99999):
        assert signed_in.get(reverse("block:lead", args=[block.pk, year, "head"])).status_code == 404
        assert signed_in.get(reverse("block:draft_pact", args=[block.pk, year])).status_code == 404
    assert signed_in.get(reverse("block:lead", args=[block.pk, 2020, "king"])).status_code == 404


# ── what a member sees ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_member_sees_its_block_without_the_organisers_acts(member, block):
    text = page(member, "block:detail", block.pk, nam=2020)
    assert "Thanh tra Sở" in text and "Đưa một đơn vị vào khối" not in text and "Soạn giao ước" not in text
    assert member.get(reverse("block:lead", args=[block.pk, 2020, "head"])).status_code == 403


def test_the_head_is_offered_the_pact_of_its_year(member, block, choose):
    choose(2020, "head", OFFICE)
    assert "Soạn giao ước năm 2020" in page(member, "block:detail", block.pk, nam=2020)
    assert "Soạn giao ước năm 2021" not in page(member, "block:detail", block.pk, nam=2021)


def test_an_outsider_finds_nothing(client, block, sent, world):
    client.force_login(world.outsider(Role.OFFICER))
    assert block.name not in client.get(reverse("block:list")).content.decode()
    for name, key in (
        ("block:detail", block.pk),
        ("block:edit", block.pk),
        ("block:membership", block.memberships.first().pk),
        ("block:pact", sent.pk),
        ("block:answer_pact", sent.signatories.first().pk),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404


def test_a_member_does_not_find_the_answer_of_another(member, sent):
    assert member.get(reverse("block:answer_pact", args=[sent.signatories.get(unit__name=MERIT).pk])).status_code == 404


# ── the pact ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_pact_walks_from_draft_to_signature(signed_in, block, unit):
    said = {"text": "Các đơn vị thống nhất:", "undertakings": "Trả hồ sơ | 98 %\nKhông đơn thư tồn"}
    signed_in.post(reverse("block:draft_pact", args=[block.pk, 2020]), said)
    pact = Pact.objects.get()
    assert "Bản soạn chưa gửi" in page(signed_in, "block:pact", pact.pk)
    signed_in.post(reverse("block:send_pact", args=[pact.pk]), {"version": 1})
    for one in signatories_of(pact)[:2]:
        signed_in.post(
            reverse("block:answer_pact", args=[one.pk]),
            {"answer": "agreed", "name": "Trần Thị Vân", "title": "Trưởng phòng", "version": 1},
        )
    last = signatories_of(pact)[2]
    signed_in.post(
        reverse("block:answer_pact", args=[last.pk]), {"answer": "returned", "words": "Nên là 95 %", "version": 1}
    )
    text = page(signed_in, "block:pact", pact.pk)
    assert "1 đơn vị đề nghị sửa" in text and "Nên là 95 %" in text
    signed_in.post(
        reverse("block:sign_pact", args=[pact.pk]), {"on": "15/01/2020", "place": "Hội trường Sở", "version": 2}
    )
    text = page(signed_in, "block:pact", pact.pk)
    assert "2/3 đơn vị ký ngày 15/01/2020" in text and "Thiếu 1 đơn vị" in text
    assert "Ghi là đã ký" not in text and "Sửa bản soạn" not in text


def test_a_line_that_cannot_stand_keeps_what_was_typed(signed_in, block):
    said = {"text": "Lời", "undertakings": "Trả hồ sơ | 98 %\n| 5"}
    answer = signed_in.post(reverse("block:draft_pact", args=[block.pk, 2020]), said)
    text = answer.content.decode()
    assert answer.status_code == 422 and "Dòng 2 chỉ có chỉ tiêu" in text and "Trả hồ sơ | 98 %" in text


def test_a_day_not_yet_come_is_told_where_it_was_typed(signed_in, sent, officer):
    for one in sent.signatories.all():
        actions.agree(officer, one, name="A", title="B", read_version=1)
    sent.refresh_from_db()
    answer = signed_in.post(reverse("block:sign_pact", args=[sent.pk]), {"on": "01/01/2999", "version": sent.version})
    assert answer.status_code == 409 and "chưa tới" in answer.content.decode()
    assert Pact.objects.get().state == PactState.SENT


def test_a_member_answers_from_its_desk(member, sent, unit):
    asked = sent.signatories.get(unit=unit(OFFICE))
    address = reverse("block:answer_pact", args=[asked.pk])
    assert address in member.get(reverse("desk:home")).content.decode()
    assert "chưa trả lời bản giao ước năm 2020" in page(member, "block:answer_pact", asked.pk)
    missing = member.post(address, {"answer": "agreed", "version": 1})
    assert missing.status_code == 409 and "Chưa ghi ai ký" in missing.content.decode()
    member.post(address, {"answer": "agreed", "name": "Lê Văn Thí", "title": "Chánh Văn phòng", "version": 1})
    assert Signatory.objects.get(pk=asked.pk).answer == Answer.AGREED
    assert address not in member.get(reverse("desk:home")).content.decode()


def test_who_came_after_the_sending_is_shown_to_who_drafts(signed_in, sent, block, officer, unit):
    actions.take_in(officer, block, unit("Phòng Dạy nghề"), begins_on=date(2020, 3, 1))
    assert "Phòng Dạy nghề: chưa được gửi" in page(signed_in, "block:pact", sent.pk)


# ── papers ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def words_of(client, name, *args) -> str:
    answer = client.get(reverse(name, args=[*args, "docx"]))
    paper = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in paper.paragraphs] + cells)


def test_the_paper_names_who_signed_and_who_is_missing(signed_in, sent, officer):
    for one in signatories_of(sent)[:2]:
        actions.agree(officer, one, name="Trần Thị Vân", title="Trưởng phòng", read_version=1)
    sent.refresh_from_db()
    actions.sign(officer, sent, on=date(2020, 1, 15), place="Hội trường Sở", read_version=sent.version)
    text = words_of(signed_in, "block:pact_paper", sent.pk)
    assert "BẢN GIAO ƯỚC THI ĐUA" in text and "98 % trước hạn" in text and "Trần Thị Vân" in text
    assert f"Chưa ký: {MERIT}." in text and "tại Hội trường Sở" in text


def test_an_empty_form_has_a_place_for_each_unit(signed_in, block):
    text = words_of(signed_in, "block:blank_pact", block.pk, 2020)
    assert all(name.upper() in text.replace("\n", " ") for name in NAMES) and "……" in text
    pdf = signed_in.get(reverse("block:blank_pact", args=[block.pk, 2020, "pdf"]))
    assert pdf.content.startswith(b"%PDF")
    assert signed_in.get(reverse("block:blank_pact", args=[block.pk, 2017, "pdf"])).status_code == 404
    assert signed_in.get(reverse("block:blank_pact", args=[block.pk, 2020, "odt"])).status_code == 404


# ── how often the database is asked ──────────────────────────────────────────────────────────────────────────────────
def test_pages_ask_as_often_for_many_members_as_for_few(signed_in, block, sent, officer, unit):
    pages = [
        f"{reverse('block:detail', args=[block.pk])}?nam=2020",
        reverse("block:pact", args=[sent.pk]),
        reverse("block:list"),
        reverse("block:lead", args=[block.pk, 2020, "head"]),
    ]
    few = [questions(signed_in, one) for one in pages]
    for name in ("Phòng Dạy nghề", "Phòng Bảo trợ xã hội", "Quỹ Bảo trợ trẻ em"):
        actions.take_in(officer, block, unit(name), begins_on=BEGAN)
    sent.refresh_from_db()
    actions.send_pact(officer, sent, read_version=sent.version)
    assert [questions(signed_in, one) for one in pages] == few
