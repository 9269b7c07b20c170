"""The day of the document, walked: what it tells stands there, from the list to the news, through the office's own verbs."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.certificate.actions import print_missing
from bangvang.certificate.models import Certificate
from bangvang.chronicle.verifying import verify
from bangvang.conference.choices import RecordKind
from bangvang.conference.models import Conference, RecordEdition, SectionVote, Task
from bangvang.conference.queries import (
    counts,
    delegates_sent,
    directions_of,
    honours_in_order,
    items_of,
    presence_of,
    voted_at,
)
from bangvang.conference.queries.honoured import expected_at, honoured_attendees
from bangvang.conference.queries.invitations import to_be_invited
from bangvang.conference.queries.seating import seats_of, without_a_seat
from bangvang.conference.script import as_data, hash_of, order_of, script_of
from bangvang.decision.models import Decision
from bangvang.demonstration import cast
from bangvang.demonstration.build import build
from bangvang.eligibility.models import Assessment
from bangvang.movement.models import Movement, Receipt
from bangvang.outbox.actions import carry_out_waiting
from bangvang.portal.pages.news import NewsPage
from bangvang.register.models import Honour

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BASE = "http://127.0.0.1:8000"
TITLE = (
    "Sở Lao động – Thương binh và Xã hội khen thưởng 6 tập thể và 16 cá nhân có thành tích tốt "
    "trong phong trào thi đua yêu nước giai đoạn 2015÷2020"
)


@pytest.fixture
def day(db) -> Conference:
    build(BASE, with_the_day=True)
    carry_out_waiting()
    return Conference.objects.get()


def test_both_movements_meet_at_the_conference(day):
    closed, launched = Movement.objects.get(name=cast.MOVEMENT_2015), Movement.objects.get(name=cast.MOVEMENT_2020)
    assert (day.closes, day.launches, day.held_on) == (closed, launched, date(2020, 7, 13))
    assert (closed.state, closed.closed_on) == ("closed", day.held_on)
    assert (launched.state, launched.launched_on, launched.follows) == ("launched", day.held_on, closed)
    assert Receipt.objects.filter(movement=launched).count() == len(cast.DIVISIONS)


def test_twenty_two_are_honoured_by_the_law_of_those_days(day):
    decision = Decision.objects.get()
    assert counts(day) == {"collective": 6, "household": 0, "individual": 16}
    assert Honour.objects.filter(decision_code=decision.code, decided_on=decision.signed_on).count() == 22
    assert decision.signed_on <= day.held_on
    of_the_day = Assessment.objects.filter(handling__nomination__proposal__submitted_on__year=2020)
    assert of_the_day.count() == 22
    assert not of_the_day.filter(finding__in=("not_met", "not_in_force")).exists()


def test_the_five_directions_have_each_a_task(day):
    directions = directions_of(day)
    assert [one.split(",")[0].split(" ")[0] for one in directions] == ["Bám", "Tiếp", "Phát", "Đẩy", "Tiếp"]
    assert list(Task.objects.order_by("pk").values_list("direction", flat=True)) == directions
    late = [task.content for task in Task.objects.order_by("pk") if task.done_on is None or task.done_on > task.due_on]
    assert late == ["Chuyên mục người tốt, việc tốt trên cổng của Sở (minh hoạ)"]


def test_the_afternoon_runs_in_the_order_of_the_document(day):
    kinds = [one.item.kind for one in items_of(day.programme)]
    assert kinds == [
        "opening", "report", "typical_case", "direction", "commendation", "launch", "vote", "closing"
    ]  # fmt: skip
    called = honours_in_order(day, per_group=day.programme.per_group)
    assert [(group.kind, len(group.called)) for _one, group in called.groups] == [
        ("collective", 6), ("individual", 8), ("individual", 8)
    ]  # fmt: skip
    (printed,) = day.script_prints.all()
    assert len(printed.order) == 22 and printed.order_sha256 == hash_of(order_of(called))
    script = script_of(day, day.programme, items_of(day.programme), called)
    assert printed.parts == as_data(script)
    assert "18 trên 20 đại biểu" in str(printed.parts)


def test_the_vote_on_four_delegates_is_one_of_everybody_here(day):
    (chosen,) = voted_at(day)
    assert (chosen.names, chosen.passed, chosen.unanimous) == (4, True, True)
    assert chosen.sentence == "18/18 đại biểu có mặt đồng ý, 100%, quá ngưỡng 1/2"
    heads = presence_of(day)
    assert (heads.delegates, heads.delegates_here) == (20, 18)
    assert all("(minh hoạ)" in name for name in chosen.slate.vote.names.splitlines())
    assert SectionVote.objects.count() == 3 and delegates_sent(day) == [(4, day.delegates_to, True)]


def test_everybody_has_a_seat_the_honoured_in_the_order_in_which_they_go_up(day):
    seats = list(seats_of(day))
    assert len(seats) == 45 and not without_a_seat(day).exists()
    honoured = [one.attendee_id for one in seats if one.why == "honoured"]
    assert honoured == honoured_attendees(day) and len(honoured) == 22
    assert [one.attendee.duty.duty for one in seats if one.number == 3 and one.block.on_stage] == ["chair"]
    assert all(one.attendee is not None for one in expected_at(day)) and to_be_invited(day).count() == 45


def test_the_minutes_are_signed_and_say_what_is_invented(day):
    minutes = RecordEdition.objects.get(kind=RecordKind.MINUTES)
    words = str(minutes.content)
    for told in (
        "18 trên 20 đại biểu", "trao Giấy khen cho 6 tập thể và 16 cá nhân", "18/18 đại biểu", "Năm là, tiếp tục đổi mới"
    ):  # fmt: skip
        assert told in words, told
    assert minutes.signature.signed_on == day.held_on and "(minh hoạ)" in minutes.signature.chair
    resolution = RecordEdition.objects.get(kind=RecordKind.RESOLUTION)
    assert not hasattr(resolution, "signature") and "Thông qua danh sách 4 đại biểu" in str(resolution.content)


def test_the_news_is_that_of_the_document(day, client):
    news = NewsPage.objects.get()
    assert news.title == TITLE
    page = client.get(news.url).content.decode()
    for told in (
        "Thứ Ba, 14/07/2020 10:48",
        "V.H.N",
        "Lê Khắc Nam",
        "6 tập thể tiêu biểu được nhận Giấy khen.",
        "16 cá nhân tiêu biểu được khen thưởng.",
        "Chỉ thị số 34-CT/TW",
        "4 đại biểu đi dự",
    ):
        assert told in page, told


def test_its_certificates_are_printed_and_its_log_holds(day):
    print_missing(Decision.objects.get())
    assert Certificate.objects.exclude(pdf=None).count() == 22
    report = verify()
    assert report.troubles == [] and report.lines > 0


def test_the_sample_list_may_still_be_walked_before_the_day(db):
    build(BASE)
    assert not Conference.objects.exists() and not Decision.objects.exists()
