"""An initiative is handed in, recognised for each author, read by judging, used once; and what must not slip in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.eligibility.case import build_person_case
from bangvang.initiative import actions
from bangvang.initiative.choices import SubmissionState
from bangvang.initiative.models import Submission
from bangvang.initiative.queries import alike_to, ledger_for, visible_to
from bangvang.initiative.validators import count_problem, scope_problem, shares_problem
from bangvang.initiative.views import used_words
from bangvang.register.actions import new_person
from bangvang.register.choices import InitiativeScope, Role
from bangvang.register.models import Employment, Initiative, Issuer, Person

pytestmark = pytest.mark.django_db
SAID = {
    "title": "Sổ theo dõi hẹn trả kết quả",
    "problem": "Mỗi phòng một sổ, trễ hẹn không ai biết.",
    "solution": "Một sổ chung trên máy, tự báo trước hai ngày.",
    "results": "Số hồ sơ trễ hẹn giảm từ 40 xuống 3 mỗi tháng.",
    "spread": "Áp dụng được ở mọi phòng.",
    "applied_on": date(2025, 1, 1),
}
SENT, DECIDED = date(2025, 6, 1), date(2025, 6, 20)


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def unit(world):
    return world.divisions["Thanh tra Sở"]


@pytest.fixture
def clerk(world, unit):
    return world.user(Role.CLERK, unit)


def works_here(unit, name: str) -> Person:
    person = new_person(name=name)
    Employment.objects.create(person=person, unit=unit, begins_on=date(2020, 1, 1))
    return person


@pytest.fixture
def people(unit) -> tuple[Person, Person]:
    return works_here(unit, "Vừ A Dính"), works_here(unit, "Ksor H'Blan")


@pytest.fixture
def submission(clerk, unit, people) -> Submission:
    one, other = people
    return actions.hand_in(clerk, unit, authors=[(one, 60), (other, 40)], submitted_on=SENT, **SAID)


def records():
    """What the register holds of it."""
    return Initiative.objects.filter(title=SAID["title"])


def recognised(officer, submission, **changes) -> Submission:
    said = {"scope": InitiativeScope.GRASSROOTS, "document": "215/QĐ-SLĐTBXH", "on": DECIDED, "agree": 8, "present": 9}
    return actions.recognise(officer, submission, read_version=submission.version, **said | changes)


def judged_by(person: Person, on: date) -> list[str]:
    """Titles of the initiatives that the law is asked with."""
    case = build_person_case(person, on=on, award="grassroots_emulation_fighter")
    return [one["title"] for one in case["recipient"]["initiatives"]]


def test_each_author_gets_a_record_that_judging_reads(officer, submission, people):
    done = recognised(officer, submission)
    assert done.state == SubmissionState.RECOGNISED and records().count() == 2
    for person in people:
        person.initiatives_complete = True
        person.save()
        assert judged_by(person, date(2025, 12, 31)) == [SAID["title"]]
        assert judged_by(person, date(2025, 6, 19)) == [], "not before the paper"
    assert done.authors.filter(record=None).count() == 0 and Entry.objects.filter(verb="recognised_initiative").exists()
    with pytest.raises(Refusal, match="đã công nhận, không đổi được nữa"):
        recognised(officer, done)
    assert records().count() == 2


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": " "}, "Chưa ghi tên sáng kiến"),
        ({"solution": ""}, "Chưa ghi nội dung"),
        ({"results": ""}, "Chưa ghi hiệu quả"),
        ({"applied_on": date(2025, 6, 2)}, "Điều 3 khoản 4"),
        ({"applied_on": date(2019, 1, 1)}, "không ghi"),
    ],
)
def test_what_may_not_be_handed_in(clerk, unit, people, changed, words):
    with pytest.raises(Refusal, match=words):
        actions.hand_in(clerk, unit, authors=[(people[0], 100)], submitted_on=SENT, **SAID | changed)
    assert not Submission.objects.exists()


def test_authors_are_known_people_of_the_unit_each_once_with_shares_of_a_hundred(world, clerk, unit, people):
    one, other = people
    stranger = world.person("Đoàn Thị Hạnh")
    merged = works_here(unit, "Vừ A Đính")
    Person.objects.filter(pk=merged.pk).update(merged_into=one)
    merged.refresh_from_db()
    for authors, words in (
        ([], "Chưa ghi tác giả"),
        ([(one, 60), (other, 41)], "nay là 101"),
        ([(one, 50), (merged, 50)], "ghi hai lần"),
        ([(stranger, 100)], "không ghi"),
    ):
        with pytest.raises(Refusal, match=words):
            actions.hand_in(clerk, unit, authors=authors, submitted_on=SENT, **SAID)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refusal, match="chưa tới"):
        actions.hand_in(clerk, unit, authors=[(one, 100)], submitted_on=tomorrow, **SAID)


def test_shares_and_counts():
    assert shares_problem([100]) == "" and shares_problem([60, 40]) == "" and shares_problem([0, 100])
    assert shares_problem([20] * 5) == "" and "Nhiều nhất 5" in shares_problem([10] * 10)
    assert count_problem(None, None) == "" and count_problem(8, 9) == ""
    assert count_problem(9, 8) and count_problem(None, 9) and count_problem(9, None)


@pytest.mark.parametrize("scope", [InitiativeScope.MINISTRY_PROVINCE, InitiativeScope.NATIONAL])
def test_only_a_minister_or_the_chair_of_a_province_recognises_beyond_the_own_agency(officer, submission, world, scope):
    assert scope_problem(scope, {"provincial_department_head"}, date(2023, 12, 31)) == "", "unread before 2024"
    with pytest.raises(Refusal, match="Điều 21 khoản 2"):
        recognised(officer, submission, scope=scope)
    assert not records().exists()
    Issuer.objects.create(
        body=world.department, authority="province_chair", title="Chủ tịch", begins_on=date(2025, 1, 1)
    )
    submission.refresh_from_db()
    assert recognised(officer, submission, scope=scope).scope == scope


def test_a_paper_without_number_or_out_of_time_recognises_nothing(officer, submission):
    for changed, words in (
        ({"document": " "}, "Chưa ghi số"),
        ({"on": date(2025, 5, 31)}, "từ ngày gửi"),
        ({"on": timezone.localdate() + timedelta(days=1)}, "đến hôm nay"),
        ({"agree": 10}, "lớn hơn"),
    ):
        with pytest.raises(Refusal, match=words):
            recognised(officer, submission, **changed)
    assert not records().exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(state=SubmissionState.RECOGNISED)


def test_a_refusal_has_a_reason_and_a_withdrawal_ends_it(officer, clerk, submission):
    with pytest.raises(Refusal, match="Chưa ghi lý do"):
        actions.refuse(officer, submission, read_version=submission.version, reason=" ", on=DECIDED)
    actions.refuse(officer, submission, read_version=submission.version, reason="chưa có điểm mới", on=DECIDED)
    standing = Submission.objects.get(pk=submission.pk)
    with pytest.raises(Refusal, match="không công nhận"):
        actions.withdraw(clerk, standing, read_version=standing.version)


def test_changing_one_that_waits_is_by_the_version_that_was_read(clerk, submission, people):
    said = SAID | {"title": "Sổ hẹn chung"}
    with pytest.raises(Stale):
        actions.revise(clerk, submission, read_version=99, authors=[(people[0], 100)], **said)
    submission.refresh_from_db()
    actions.revise(clerk, submission, read_version=submission.version, authors=[(people[0], 100)], **said)
    standing = Submission.objects.get()
    assert standing.title == "Sổ hẹn chung" and [author.share for author in standing.authors.all()] == [100]
    actions.withdraw(clerk, standing, read_version=standing.version)
    assert Submission.objects.get().state == SubmissionState.WITHDRAWN


def test_an_initiative_is_used_once(world, officer, submission, people):
    recognised(officer, submission)
    record = Initiative.objects.get(person=people[0])
    for said, words in (
        ({"award": "no_such_award", "year": 2025}, "Sách luật không có"),
        ({"award": "grassroots_emulation_fighter", "year": 2024}, "từ năm công nhận"),
    ):
        with pytest.raises(Refusal, match=words):
            actions.use(officer, record, **said)
    actions.use(officer, record, award="grassroots_emulation_fighter", year=2025)
    with pytest.raises(Refusal, match=r"chỉ dùng một lần.*công văn"):
        actions.use(officer, record, award="ministry_province_certificate", year=2026)
    record.refresh_from_db()
    assert record.used_for == "grassroots_emulation_fighter 2025"
    assert used_words(record.used_for) == "Chiến sĩ thi đua cơ sở, năm 2025" and used_words("sách cũ") == "sách cũ"
    with pytest.raises(Refusal, match="Chưa ghi lý do"):
        actions.free(officer, record, reason=" ")
    actions.free(officer, record, reason="ghi nhầm người")
    record.refresh_from_db()
    assert record.used_for == "" and Entry.objects.filter(verb="freed_initiative").exists()


def test_what_reads_alike_is_shown(clerk, submission, unit, people):
    said = SAID | {"title": "Sổ hẹn trả kết quả dùng chung"}
    twin = actions.hand_in(clerk, unit, authors=[(people[0], 100)], submitted_on=SENT, **said)
    other = SAID | {"title": "Tưới nước tiết kiệm", "solution": "Dẫn nước nhỏ giọt tới từng gốc cây trong khuôn viên."}
    other |= {"problem": "Tưới bằng vòi, nước chảy tràn.", "results": "Hóa đơn nước giảm một nửa.", "spread": ""}
    far = actions.hand_in(clerk, unit, authors=[(people[1], 100)], submitted_on=SENT, **other)
    found = alike_to(twin, visible_to(clerk))
    assert [one.submission for one in found] == [submission] and found[0].share >= 75
    assert alike_to(far, visible_to(clerk)) == []
    actions.withdraw(clerk, submission, read_version=submission.version)
    assert alike_to(twin, visible_to(clerk)) == []


def test_a_passage_copied_anywhere_is_found_and_shown_side_by_side(clerk, unit, people, submission, client):
    copied = (
        "Trước đây mỗi phòng tự ghi vào sổ tay của mình, người dân hỏi thì phải đi từng phòng, và khi cán bộ nghỉ phép thì không "
        "ai biết hồ sơ đang nằm ở đâu, đã quá hẹn bao nhiêu ngày."
    )
    actions.revise(
        clerk, submission, read_version=submission.version, authors=[(people[0], 100)], **SAID | {"problem": copied}
    )
    said = {"title": "Tưới nước", "solution": "Dẫn nước nhỏ giọt.", "results": "Hóa đơn giảm một nửa.", "spread": ""}
    other = actions.hand_in(
        clerk, unit, authors=[(people[1], 100)], submitted_on=SENT, **SAID | said | {"problem": f"Nói thêm. {copied}"}
    )
    (found,) = alike_to(other, visible_to(clerk))
    assert (found.submission, found.passages) == (submission, 1)
    client.force_login(clerk)
    address = reverse("initiative:compare", args=[other.pk, submission.pk])
    assert address in client.get(reverse("initiative:detail", args=[other.pk])).content.decode()
    assert client.get(address).content.decode().count("khi cán bộ nghỉ phép") == 2


def test_others_see_and_do_nothing(world, submission, people, clerk):
    neighbour = world.user(Role.CLERK, world.divisions["Văn phòng Sở"])
    for stranger in (neighbour, world.outsider(Role.OFFICER)):
        assert not visible_to(stranger).exists() and not ledger_for(stranger).filter(person__in=people).exists()
        with pytest.raises(PermissionDenied):
            actions.withdraw(stranger, submission, read_version=1)
        with pytest.raises(PermissionDenied):
            recognised(stranger, submission)
    with pytest.raises(PermissionDenied):
        recognised(clerk, submission)


def test_an_author_sees_the_own(world, submission, people):
    user = world.user(Role.NOMINEE)
    Person.objects.filter(user=user).update(user=None)
    Person.objects.filter(pk=people[1].pk).update(user=user)
    assert submission in visible_to(user)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_pages_walk_from_handing_in_to_the_ledger(client, officer, clerk, unit, people):
    client.force_login(clerk)
    address = reverse("initiative:hand_in", args=[unit.pk])
    typed = {name: value for name, value in SAID.items() if name != "applied_on"} | {"applied_on": "01/01/2025"}
    half = client.post(address, typed | {"person0": people[0].pk})
    assert half.status_code == 422 and "Ghi cả người và mức đóng góp" in half.content.decode()
    wrong = client.post(address, typed | {"person0": people[0].pk, "share0": "90"})
    assert (
        wrong.status_code == 409
        and "nay là 90" in wrong.content.decode()
        and SAID["solution"] in wrong.content.decode()
    )
    assert client.post(address, typed | {"person0": people[0].pk, "share0": "100"}).status_code == 302
    made = Submission.objects.get()
    client.force_login(officer)
    page = reverse("initiative:detail", args=[made.pk])
    assert "chờ xét" in client.get(page).content.decode()
    today = f"{timezone.localdate():%d/%m/%Y}"
    said = {"version": made.version, "scope": "national", "document": "1/QĐ", "on": today}
    refused = client.post(reverse("initiative:recognise", args=[made.pk]), said)
    assert refused.status_code == 409 and "Điều 21 khoản 2" in refused.content.decode()
    made.refresh_from_db()
    said |= {"version": made.version, "scope": "grassroots"}
    assert client.post(reverse("initiative:recognise", args=[made.pk]), said).status_code == 302
    record = Initiative.objects.get(person=people[0])
    assert made.title in client.get(reverse("initiative:ledger")).content.decode()
    use = reverse("initiative:use", args=[record.pk])
    year = timezone.localdate().year
    assert client.post(use, {"award": "grassroots_emulation_fighter", "year": year}).status_code == 302
    assert client.post(use, {"award": "grassroots_emulation_fighter", "year": year}).status_code == 409
    assert f"Chiến sĩ thi đua cơ sở, năm {year}" in client.get(reverse("initiative:ledger")).content.decode()


def test_the_pages_ask_no_more_for_more(queries_of, clerk, unit, people, officer):
    def hand_in(number: int) -> None:
        said = SAID | {"title": f"Sáng kiến {number}"}
        made = actions.hand_in(clerk, unit, authors=[(people[0], 50), (people[1], 50)], submitted_on=SENT, **said)
        if number % 2:
            recognised(officer, made)

    for number in range(4):
        hand_in(number)
    few = [queries_of(officer, f"initiative:{name}") for name in ("list", "ledger")]
    for number in range(4, 8):
        hand_in(number)
    assert [queries_of(officer, f"initiative:{name}") for name in ("list", "ledger")] == few


def test_a_person_among_many_is_picked_by_words(client, clerk, unit, people):
    client.force_login(clerk)
    answer = client.get(reverse("register:pick_person"), {"truong": "person0", "person0_chu": "vu a din"})
    text = answer.content.decode()
    assert "Vừ A Dính" in text and unit.name in text and 'name="person0"' in text
