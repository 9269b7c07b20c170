"""A pact is drafted, sent, answered, signed; then nothing of it changes."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from trust.authority import paper

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.block import actions
from bangvang.block.choices import Answer, PactState
from bangvang.block.models import Pact, PactScan, Signatory, Undertaking
from bangvang.block.queries import pacts_visible_to, said_by, signatories_of, waiting_for_answer
from bangvang.block.validators import MOST_UNDERTAKINGS, undertakings_in
from bangvang.chronicle.models import CoveredRow, Leaf
from bangvang.files.queries import content
from bangvang.register.choices import Role
from bangvang.register.models import Unit

from .conftest import BEGAN, INSPECTORS, MERIT, NAMES, OFFICE, ROWS

pytestmark = pytest.mark.django_db
SIGNED = date(2020, 1, 15)


@pytest.fixture
def of(sent):
    """The row of a division of the pact, by its name."""
    return lambda name: Signatory.objects.get(pact=sent, unit__name=name)


@pytest.fixture
def agree(officer, of):
    def agreed(*names):
        for name in names:
            actions.agree(officer, of(name), name="Trần Thị Vân", title="Trưởng phòng", read_version=of(name).version)

    return agreed


def signed(by, pact, **more):
    pact.refresh_from_db()
    said = {"on": SIGNED, "place": "Hội trường Sở", "read_version": pact.version}
    return actions.sign(by, pact, **(said | more))


# ── drafting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_undertakings_are_read_line_by_line():
    assert undertakings_in("\n  Trả hồ sơ | 98 %\n\nKhông đơn thư tồn\n") == [
        ("Trả hồ sơ", "98 %"), ("Không đơn thư tồn", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" \n ", "Chưa ghi nội dung giao ước nào"),
        ("Trả hồ sơ | 98 %\n| 5", "Dòng 2 chỉ có chỉ tiêu"),
        ("a | b | c", "Dòng 1 có hơn một dấu"),
        ("x" * 501, "Dòng 1 quá dài"),
        ("\n".join(["x"] * (MOST_UNDERTAKINGS + 1)), "nhiều nhất 60"),
    ],
)
def test_a_line_that_cannot_stand_is_named(text, words):
    with pytest.raises(ValidationError, match=words):
        undertakings_in(text)


def test_a_year_has_one_pact(block, drafted, officer):
    with pytest.raises(Refusal, match="đã có giao ước năm 2020"):
        actions.draft_pact(officer, block, year=2020, text="x", undertakings=ROWS)


def test_no_pact_for_a_year_that_the_block_does_not_have(block, officer):
    with pytest.raises(Refusal, match="không có trong năm 2017"):
        actions.draft_pact(officer, block, year=2017, text="x", undertakings=ROWS)


def test_no_pact_of_a_single_unit(empty, officer, unit):
    actions.take_in(officer, empty, unit(OFFICE), begins_on=BEGAN)
    with pytest.raises(Refusal, match="chưa có đủ hai đơn vị trong năm 2020"):
        actions.draft_pact(officer, empty, year=2020, text="x", undertakings=ROWS)


def test_the_head_of_the_year_drafts_and_other_members_do_not(block, choose, unit, world):
    choose(2020, "head", OFFICE)
    for year, name in ((2020, INSPECTORS), (2021, OFFICE)):
        with pytest.raises(PermissionDenied, match="trưởng của năm"):
            actions.draft_pact(world.user(Role.OFFICER, unit(name)), block, year=year, text="x", undertakings=ROWS)
    pact = actions.draft_pact(world.user(Role.CLERK, unit(OFFICE)), block, year=2020, text="x", undertakings=ROWS)
    assert [(row.ordinal, row.content, row.target) for row in pact.undertakings.all()] == [
        (1, *ROWS[0]), (2, *ROWS[1]),
    ]  # fmt: skip


def test_a_draft_is_seen_by_who_drafts_it_and_sent_by_everybody_in_the_block(drafted, officer, choose, unit, world):
    choose(2020, "head", OFFICE)
    head, member = world.user(Role.OFFICER, unit(OFFICE)), world.user(Role.OFFICER, unit(MERIT))
    stranger = world.outsider(Role.OFFICER)
    assert [list(pacts_visible_to(who)) for who in (officer, head, member, stranger)] == [[drafted], [drafted], [], []]
    actions.send_pact(head, drafted, read_version=drafted.version)
    assert [list(pacts_visible_to(who)) for who in (member, stranger)] == [[drafted], []]


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_sent_pact_asks_every_member_of_the_year(sent):
    assert sent.state == PactState.SENT and sent.sent_on == timezone.localdate()
    assert [one.unit.name for one in signatories_of(sent)] == list(NAMES)
    assert {one.answer for one in signatories_of(sent)} == {Answer.WAITING}


def test_each_member_answers_for_itself_alone(of, unit, world):
    member = world.user(Role.OFFICER, unit(OFFICE))
    actions.agree(member, of(OFFICE), name="Lê Văn Thí", title="Chánh Văn phòng", read_version=1)
    with pytest.raises(PermissionDenied):
        actions.agree(member, of(MERIT), name="Lê Văn Thí", title="Chánh Văn phòng", read_version=1)
    assert (of(OFFICE).answer, of(OFFICE).name, of(OFFICE).answered_by) == (Answer.AGREED, "Lê Văn Thí", member)


def test_who_agrees_says_who_signs_and_who_sends_back_says_what_to_change(of, officer):
    with pytest.raises(Refusal, match="Chưa ghi ai ký"):
        actions.agree(officer, of(OFFICE), name="Lê Văn Thí", read_version=1)
    with pytest.raises(Refusal, match="Chưa ghi đề nghị sửa gì"):
        actions.send_back(officer, of(OFFICE), words=" ", read_version=1)
    back = actions.send_back(officer, of(OFFICE), words="Chỉ tiêu 1 nên là 95 %", read_version=1)
    assert (back.answer, back.words) == (Answer.RETURNED, "Chỉ tiêu 1 nên là 95 %")


def test_somebody_on_record_signs_with_name_and_title_of_the_day(of, officer, world):
    person = world.person("Phùng Hữu Bình")
    done = actions.agree(officer, of(OFFICE), person=person, read_version=1)
    assert (done.person, done.name, done.title) == (person, "Phùng Hữu Bình", "Điều dưỡng")


def test_two_answers_at_once_do_not_overwrite_each_other(of, officer):
    standing = of(OFFICE)
    actions.send_back(officer, standing, words="Sửa", read_version=1)
    with pytest.raises(Stale):
        actions.agree(officer, of(OFFICE), name="A", title="B", read_version=1)


def test_changed_words_are_sent_and_answered_anew(sent, officer, agree, of):
    agree(OFFICE)
    actions.send_back(officer, of(MERIT), words="Chỉ tiêu 1 nên là 95 %", read_version=1)
    sent.refresh_from_db()
    revised = actions.revise_pact(
        officer, sent, text="Lời mới", undertakings=[("Một việc", "95 %")], read_version=sent.version
    )
    assert revised.state == PactState.DRAFT
    assert of(MERIT).words == "Chỉ tiêu 1 nên là 95 %"  # still to be read while the draft is changed
    with pytest.raises(Refusal, match="đang soạn nên không trả lời"):
        actions.agree(officer, of(OFFICE), name="A", title="B", read_version=of(OFFICE).version)
    actions.send_pact(officer, revised, read_version=revised.version)
    assert {(one.answer, one.words, one.name) for one in signatories_of(revised)} == {(Answer.WAITING, "", "")}


def test_sent_once_more_unchanged_it_asks_those_who_came_since(sent, block, officer, agree, unit):
    agree(OFFICE)
    actions.take_in(officer, block, unit("Phòng Dạy nghề"), begins_on=date(2020, 3, 1))
    sent.refresh_from_db()
    actions.send_pact(officer, sent, read_version=sent.version)
    answers = {one.unit.name: one.answer for one in signatories_of(sent)}
    assert answers == {
        OFFICE: Answer.AGREED, INSPECTORS: Answer.WAITING, MERIT: Answer.WAITING, "Phòng Dạy nghề": Answer.WAITING,
    }  # fmt: skip


def test_the_desk_asks_who_is_nearest_to_the_member(sent, of, agree, unit, world):
    member, city = world.user(Role.OFFICER, unit(OFFICE)), world.user(Role.OFFICER, world.city)
    assert [one.unit.name for one in waiting_for_answer(member)] == [OFFICE]
    assert list(waiting_for_answer(city)) == []
    assert waiting_for_answer(world.user(Role.CLERK)).count() == 3
    agree(OFFICE)
    assert list(waiting_for_answer(world.user(Role.OFFICER, unit(OFFICE)))) == []


# ── signing ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_signed_pact_stands_in_the_log_with_its_rows(sent, officer, agree):
    agree(*NAMES)
    done = signed(officer, sent)
    assert (done.state, done.signed_on, done.place) == (PactState.SIGNED, SIGNED, "Hội trường Sở")
    leaf = Leaf.objects.latest("index")
    assert CoveredRow.objects.filter(leaf=leaf).count() == 1 + len(ROWS) + len(NAMES)


def test_nothing_of_a_signed_pact_changes(sent, officer, agree, of):
    agree(*NAMES)
    done = signed(officer, sent)
    for change in (
        lambda: Pact.objects.filter(pk=done.pk).update(text="khác"),
        lambda: Undertaking.objects.filter(pact=done).update(target="1 %"),
        lambda: Signatory.objects.filter(pact=done).update(name="Người khác"),
        lambda: Undertaking.objects.filter(pact=done).delete(),
        lambda: Signatory.objects.filter(pact=done).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    for verb in (
        lambda: actions.revise_pact(officer, done, text="x", undertakings=ROWS, read_version=done.version),
        lambda: actions.send_pact(officer, done, read_version=done.version),
        lambda: signed(officer, done),
        lambda: actions.agree(officer, of(OFFICE), name="A", title="B", read_version=of(OFFICE).version),
    ):
        with pytest.raises(Refusal, match="đã ký kết"):
            verb()


def test_a_pact_may_be_signed_while_some_are_missing(sent, officer, agree):
    agree(OFFICE, MERIT)
    said = said_by(signatories_of(signed(officer, sent)))
    assert [one.unit.name for one in said.agreed] == [OFFICE, MERIT]
    assert [one.unit.name for one in said.missing] == [INSPECTORS]


def test_one_unit_alone_signs_no_pact(sent, officer, agree):
    agree(OFFICE)
    with pytest.raises(Refusal, match="Mới có 1 đơn vị đồng ý"):
        signed(officer, sent)


@pytest.mark.parametrize(
    ("day", "words"), [(date(2999, 1, 1), "chưa tới"), (date(2017, 12, 31), "không có vào ngày 31/12/2017")]
)
def test_a_day_of_signing_that_cannot_be_is_refused(sent, officer, agree, day, words):
    agree(*NAMES)
    with pytest.raises(Refusal, match=words):
        signed(officer, sent, on=day)


def test_a_draft_is_not_signed(drafted, officer):
    with pytest.raises(Refusal, match="chưa gửi các đơn vị"):
        signed(officer, drafted)


def test_a_unit_that_ended_before_the_day_does_not_sign(sent, officer, agree, unit):
    agree(*NAMES)
    Unit.objects.filter(pk=unit(MERIT).pk).update(ends_on=date(2020, 1, 10))
    with pytest.raises(Refusal, match="không có vào ngày ký 15/01/2020"):
        signed(officer, sent)
    sent.refresh_from_db()
    actions.send_pact(officer, sent, read_version=sent.version)
    assert [one.unit.name for one in signatories_of(signed(officer, sent))] == [OFFICE, INSPECTORS]


# ── the signed paper ─────────────────────────────────────────────────────────────────────────────────────────────────
def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def on_paper(sent, officer, agree):
    agree(*NAMES)
    return signed(officer, sent)


def test_a_scan_of_the_signed_paper_is_painted_anew_kept_and_in_the_log(on_paper, officer):
    kept = actions.attach_scan(officer, on_paper, data=picture())
    assert (kept.pages, kept.file.media_type, kept.by) == (1, "image/jpeg", officer)
    assert content(kept.file)[:3] == b"\xff\xd8\xff"
    rows = CoveredRow.objects.filter(leaf=Leaf.objects.latest("index"))
    assert set(rows.values_list("shape__table", flat=True)) == {"block.pactscan", "files.storedfile"}


def test_a_second_scan_stands_beside_the_first_and_neither_changes(on_paper, officer):
    first = actions.attach_scan(officer, on_paper, data=picture())
    second = actions.attach_scan(officer, on_paper, data=paper())
    assert [one.file.name for one in on_paper.scans.all()] == [
        f"giao-uoc-2020-{on_paper.block_id}-ban-quet-1.jpg", f"giao-uoc-2020-{on_paper.block_id}-ban-quet-2.pdf"
    ]  # fmt: skip
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        PactScan.objects.filter(pk=second.pk).update(file=first.file)


@pytest.mark.parametrize("data", [b"", b"<svg>", b"%PDF-1.7\nhong", b"PK\x03\x04docx"])
def test_what_is_no_scan_is_not_kept(on_paper, officer, data):
    with pytest.raises(Refusal):
        actions.attach_scan(officer, on_paper, data=data)
    assert not PactScan.objects.exists()


def test_nothing_is_scanned_before_it_was_signed_and_only_by_who_drafts(sent, officer, agree, unit, world):
    with pytest.raises(Refusal, match="chưa ghi là đã ký"):
        actions.attach_scan(officer, sent, data=picture())
    agree(*NAMES)
    done = signed(officer, sent)
    with pytest.raises(PermissionDenied):
        actions.attach_scan(world.user(Role.OFFICER, unit(MERIT)), done, data=picture())


def test_members_read_the_scan_and_strangers_do_not(client, on_paper, officer, unit, world):
    client.force_login(officer)
    file = SimpleUploadedFile("ký.png", picture(), "image/png")
    client.post(reverse("block:scan_pact", args=[on_paper.pk]), {"file": file})
    address = reverse("block:pact_scan", args=[PactScan.objects.get().pk])
    assert address in client.get(reverse("block:pact", args=[on_paper.pk])).content.decode()
    wrong = SimpleUploadedFile("giả.pdf", b"<svg>", "application/pdf")
    assert client.post(reverse("block:scan_pact", args=[on_paper.pk]), {"file": wrong}).status_code == 409
    client.force_login(world.user(Role.CLERK, unit(MERIT)))
    assert client.get(address).status_code == 200
    page = client.get(reverse("block:pact", args=[on_paper.pk])).content.decode()
    assert address in page and "Kiểm và giữ bản quét" not in page
    client.force_login(world.outsider(Role.OFFICER))
    assert client.get(address).status_code == 404
