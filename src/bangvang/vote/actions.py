"""Verbs of a count: ask, enter as one of two tellers, take it back, add parts up. The second equal entry makes the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang.vote.choices import TellerSlot, TieWay, VoteBase, VoteMethod, VoteOutcome
from bangvang.vote.models import Question, Result, TellerEntry
from bangvang.vote.permissions import may_count, require
from bangvang.vote.queries import FIGURES, elected_by, problem_of, told_by
from bangvang_trust.counting import weigh


def ask(
    text: str,
    *,
    body: Unit,
    method: VoteMethod | str,
    base: VoteBase | str,
    base_count: int,
    ballots_given: int,
    threshold: Fraction | None,
    strict: bool,
    source: str,
    names: int | None = None,
    seats: int | None = None,
    tie: TieWay | str = "",
) -> Question:
    """Write a question. ``threshold`` is an exact share with its ``source``, or None where no rule gives one.

    ``names`` people for ``seats`` seats make it an election name by name; ``tie``: who settles one, "" when nobody said.

    Rights are the matter of the caller, who knows the occasion; ``body`` is the office whose tellers will count.
    """
    return Question.objects.create(
        body=body,
        text=text[:500],
        method=method,
        base=base,
        base_count=base_count,
        ballots_given=ballots_given,
        threshold_numerator=threshold.numerator if threshold is not None else None,
        threshold_denominator=threshold.denominator if threshold is not None else None,
        threshold_strict=strict,
        threshold_source=source[:300],
        names=names,
        seats=seats,
        tie=tie,
    )


def enter(
    by: User,
    question: Question,
    *,
    slot: int,
    agree: int,
    disagree: int = 0,
    blank: int = 0,
    invalid: int = 0,
    issued: int | None = None,
    votes: Sequence[int] = (),
) -> TellerEntry:
    """Write one teller's figures; when the other teller's are equal, the result stands. Raises PermissionDenied, Refusal.

    Name by name ``agree`` are valid ballots, ``votes`` those of each name in the order of the list, ``issued`` ballots
    handed out (None: as many as may get one).

    A second entry by the same teller takes the place of the first while there is no result. Neither teller learns the
    other's figures: when the two differ there is no result, and both are asked to count again.
    """
    require(may_count(by, question))
    figures = {
        "agree": agree, "disagree": disagree, "blank": blank, "invalid": invalid, "issued": issued, "votes": list(votes),
    }  # fmt: skip
    with transaction.atomic():
        question = Question.objects.select_for_update().get(pk=question.pk)
        _still_open(question)
        problem = problem_of(question, figures)
        if problem:
            raise Refusal(problem)
        _takes_own_slot(question, by, slot)
        question.entries.filter(teller=by, superseded=False).update(superseded=True)
        entry = TellerEntry.objects.create(question=question, slot=slot, teller=by, **figures)
        audit.record(by, "entered_count", question)  # no figures: the journal must not tell them to the other teller
        outbox.tell("vote.entered", question)
        _settle(question)
    return entry


def _still_open(question: Question) -> None:
    if Result.objects.filter(question=question).exists():
        raise Refusal(_("Hai người kiểm phiếu đã nhập khớp nên kết quả đã chốt, không nhập lại được."))


def _takes_own_slot(question: Question, by: User, slot: int) -> None:
    if slot not in TellerSlot.values:
        raise ValueError(f"no such slot: {slot}")
    for entry in question.entries.filter(superseded=False):
        if entry.teller_id == by.pk and entry.slot != slot:
            raise Refusal(_("Anh/chị đã nhập với tư cách người kia. Hai người kiểm phiếu phải là hai người khác nhau."))
        if entry.teller_id != by.pk and entry.slot == slot:
            raise Refusal(_("Người kiểm phiếu khác đã nhập ở vị trí này. Anh/chị hãy nhập ở vị trí còn lại."))


def _settle(question: Question) -> Result | None:
    """Make the result when both entries stand and are equal."""
    entries = list(question.entries.filter(superseded=False).order_by("slot"))
    if len(entries) < 2:
        return None
    first, second = (told_by(entry) for entry in entries)
    if first != second:
        outbox.tell("vote.differs", question)
        return None
    return _written(question, first)


def _written(question: Question, figures: Mapping[str, Any]) -> Result:
    """The result, in the journal and in the log."""
    result = Result(question=question, **figures)
    result.outcome = _outcome(question, result)
    result.save(force_insert=True)
    audit.record(
        None, "counted", question, changes={"agree": [None, figures["agree"]], "outcome": [None, result.outcome]}
    )
    outbox.tell("vote.counted", question)
    chronicle.write("vote.counted", question, [question, result])  # figures stay behind the salt, as in the journal
    return result


def count_rows(question: Question, figures: Mapping[str, Any]) -> Result:
    """The result of a question whose votes are rows of their own, each counted once; ``figures``: all of `FIGURES`.

    Rights are the matter of the caller, who holds the rows still. Raises `Refusal` when there is a result already.
    """
    with transaction.atomic():
        question = Question.objects.select_for_update().get(pk=question.pk)
        _still_open(question)
        problem = problem_of(question, figures)
        if problem:
            raise ValueError(problem)
        return _written(question, figures)


def add_up(question: Question, parts: Sequence[Question]) -> Result:
    """The result of ``question``, which nobody enters: the sum of its ``parts``, each counted by two tellers of its own.

    Rights are the matter of the caller. Raises `Refusal` while a part has no result or when the whole has one; ValueError
    when the parts are not exactly the ballots of the whole, so that nothing is lost or counted twice.
    """
    with transaction.atomic():
        question = Question.objects.select_for_update().get(pk=question.pk)
        if Result.objects.filter(question=question).exists():
            raise Refusal(_("Kết quả đã chốt, không cộng lại được."))
        results = list(Result.objects.filter(question__in=[part.pk for part in parts]))
        if len(results) < len({part.pk for part in parts}) or not parts:
            raise Refusal(_("Còn phần chưa kiểm xong nên chưa cộng được. Chờ hai người kiểm nhập khớp mọi phần."))
        if len(results) != len(parts) or sum(part.ballots_given for part in parts) != question.ballots_given:
            raise ValueError("the parts are not the whole")
        figures = {name: sum(getattr(one, name) for one in results) for name in FIGURES[:4]}
        votes = [sum(of_one) for of_one in zip(*(one.votes for one in results), strict=True)]
        return _written(question, figures | {"issued": None, "votes": votes})


def _outcome(question: Question, result: Result) -> VoteOutcome:
    """Without a threshold nothing passes silently: the outcome says that there is none."""
    if question.names is not None:
        return VoteOutcome(elected_by(question, result).outcome.value)
    return VoteOutcome(weigh(result.agree, question.base_count, question.threshold, question.threshold_strict).value)


def withdraw_entry(by: User, question: Question) -> None:
    """Take back one's own figures while there is no result. Raises PermissionDenied, Refusal."""
    require(may_count(by, question))
    with transaction.atomic():
        question = Question.objects.select_for_update().get(pk=question.pk)
        _still_open(question)
        if not question.entries.filter(teller=by, superseded=False).update(superseded=True):
            raise Refusal(_("Anh/chị chưa nhập số nào cho mục này nên không có gì để rút."))
        audit.record(by, "withdrew_count", question)
        outbox.tell("vote.withdrawn", question)
