"""A restored copy issues nothing until the log was held against what is known outside; a lost end is never papered over."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions, keys
from bangvang.chronicle.models import Head, Log
from bangvang.chronicle.queries import note_of
from bangvang.chronicle.verifying import verify
from bangvang.decision.actions import enter_lost_numbers
from bangvang.decision.choices import DocumentKind
from bangvang.decision.gaps import gaps_in_numbers
from bangvang.decision.models import Decision, NumberSeries
from bangvang.decision.queries import next_number
from bangvang_trust.errors import Refused

pytestmark = pytest.mark.django_db
WHY = "ổ đĩa hỏng ngày 02/03/2026, bản sao lưu cũ hơn hai ngày"


@pytest.fixture
def held(year):
    """After a restore of exactly what was signed last."""
    head = Head.objects.latest("size")
    actions.hold("vừa khôi phục.")
    return head


def log() -> Log:
    return Log.objects.latest("ordinal")


def test_the_same_log_goes_on(held):
    actions.go_on(note_of(held))
    assert log().held_since is None and verify().holds


def test_without_any_head_somebody_must_say_why(held):
    keys.seen_file(log().origin).unlink(missing_ok=True)  # a machine that has signed nothing yet
    with pytest.raises(Refusal, match="bên chứng kiến"):
        actions.go_on()
    assert log().held_since is not None
    actions.go_on(because="Chưa có bên chứng kiến; sổ giấy khớp số cuối 27.")
    assert log().held_since is None


def test_the_head_that_this_machine_signed_is_enough(held):
    keys.remember(log().origin, held.note)
    actions.go_on()
    assert log().held_since is None


def test_an_older_copy_is_refused_by_a_head_of_later(held, short, monkeypatch):
    """The head of the year as it went on elsewhere: two lines more than this copy has."""
    signer = keys.signer_of(log().origin)
    from bangvang_trust.log import Checkpoint
    from bangvang_trust.log.checkpoint import sign

    later = sign(Checkpoint(log().origin, held.size + 2, b"\x01" * 32), signer)
    with pytest.raises(Refusal, match="thiếu 2 dòng cuối"):
        actions.go_on(later)
    assert log().held_since is not None


def test_another_story_of_the_same_length_is_refused(held):
    from bangvang_trust.log import Checkpoint
    from bangvang_trust.log.checkpoint import sign

    other = sign(Checkpoint(log().origin, held.size, b"\x01" * 32), keys.signer_of(log().origin))
    with pytest.raises(Refusal, match="kể khác"):
        actions.go_on(other)


def test_a_head_that_the_log_did_not_sign_lifts_nothing(held):
    with pytest.raises(Refused):
        actions.go_on(held.note.replace(f"\n{held.size}\n", f"\n{held.size - 1}\n"))
    assert log().held_since is not None


def test_a_database_behind_the_machine_gives_no_number_even_unheld(short):
    """Somebody puts a copy back by hand, past `bangvang restore`: the head signed here is still beside the key."""
    decision = short.issued_decision()
    actions.sign_head()
    from bangvang_trust.log import Checkpoint
    from bangvang_trust.log.checkpoint import sign

    keys.remember(
        log().origin, sign(Checkpoint(log().origin, log().size + 1, b"\x01" * 32), keys.signer_of(log().origin))
    )
    with pytest.raises(Refusal, match="cũ hơn mốc"):
        enter_lost_numbers(decision.body, DocumentKind.DECISION, last=9, last_day=date(2026, 5, 1), because=WHY)
    assert not NumberSeries.objects.filter(year=2026).exists()


def test_where_the_end_is_lost_for_good_a_new_log_says_so(held):
    before = log()
    with pytest.raises(Refusal, match="lý do"):
        actions.reopen(because=" ")
    made = actions.reopen(because=WHY)
    assert made.ordinal == before.ordinal + 1 and made.origin != before.origin
    assert made.follows == held.note
    assert made.held_since is None
    actions.sign_head()
    report = verify()
    assert report.holds, report.troubles


def test_lost_numbers_are_never_given_again(held, short):
    actions.go_on(note_of(held))
    decision = Decision.objects.get()
    body, day = decision.body, decision.signed_on
    counter = next_number(body, day.year) - 1
    with pytest.raises(Refusal, match="không có số nào"):
        enter_lost_numbers(body, DocumentKind.DECISION, last=counter, last_day=day, because=WHY)
    with pytest.raises(Refusal, match="không thể ký trước"):
        enter_lost_numbers(body, DocumentKind.DECISION, last=9, last_day=date(day.year, 1, 1), because=WHY)
    enter_lost_numbers(body, DocumentKind.DECISION, last=counter + 3, last_day=day, because=WHY)
    assert next_number(body, day.year) == counter + 4
    assert list(gaps_in_numbers()) == []
    assert verify().holds


def test_a_gap_in_the_numbers_is_told(short):
    decision = short.issued_decision()
    assert list(gaps_in_numbers()) == []
    NumberSeries.objects.update(last_number=3)
    told = [what for what, _key in gaps_in_numbers()]
    assert len(told) == 2 and "thiếu số 2" in told[0] and "thiếu số 3" in told[1]
    NumberSeries.objects.update(last_number=0)
    assert "bộ đếm dừng ở 0" in next(gaps_in_numbers())[0]
    assert decision.number == 1
