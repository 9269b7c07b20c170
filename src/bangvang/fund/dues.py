"""Which money of a decision is to be paid, by the rules about several awards (NĐ 152/2025/NĐ-CP, Điều 49 khoản 5 đến 7).

Of several titles for one period only the highest is paid; titles of other periods each; forms of commendation each; a title
and a form both. Before that decree the rule was not read: every line is paid and the page says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bangvang.catalogue.queries import award_name
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import honours_of_decision
from bangvang.fund.choices import Due
from bangvang.fund.models import Payment
from bangvang.register.choices import FALLEN
from bangvang.register.models import Honour
from bangvang.register.queries import standing_on
from bangvang_law.book import national_book


@dataclass(frozen=True)
class DueLine:
    """One line with what is due: ``amount`` in đồng (0 when nothing is), why, and the payment when it was made."""

    line: Line
    due: str
    amount: int
    why: str = ""
    payment: Payment | None = None

    @property
    def is_open(self) -> bool:
        return self.due == Due.PAY and self.payment is None and self.amount > 0


@dataclass(frozen=True)
class Rule:
    """Whether the rule about several titles was read for the day of the decision, and where it stands."""

    is_read: bool
    citations: tuple[str, ...]


def rule_on(day: date) -> Rule:
    value = national_book().value("bonus_stacking", day)
    return Rule(value.is_read, tuple(value.citations))


def dues_of(decision: Decision, today: date) -> list[DueLine]:
    """Every line of an issued decision with what is due on the day. As many questions however many lines."""
    lines = list(decision.lines.select_related("payment", "handling__nomination__person").order_by("ordinal"))
    honours = honours_of_decision(decision)
    standings = _standings(honours.values(), today)
    titles = _other_titles(decision, lines) if _is_title(decision.award) and rule_on(decision.signed_on).is_read else {}
    return [_due(line, honours.get(line.pk), standings, titles.get(line.pk, ())) for line in lines]


def _due(line: Line, honour: Honour | None, standings: dict[int, str], others: Sequence[Honour]) -> DueLine:
    payment = getattr(line, "payment", None)
    if line.bonus is None:
        return DueLine(line, Due.UNKNOWN, 0, payment=payment)
    if honour is not None and standings.get(honour.pk) in FALLEN:
        return DueLine(line, Due.FALLEN, 0, payment=payment)
    order = national_book().award(line.decision.award).order
    for other in others:
        told = f"{award_name(other.award)}, {other.decision_code}"
        if national_book().award(other.award).order < order:
            return DueLine(line, Due.HIGHER, 0, told, payment)
        return DueLine(line, Due.ASK, line.bonus, told, payment)
    return DueLine(line, Due.PAY, line.bonus, payment=payment)


def _is_title(award: str) -> bool:
    return national_book().award(award).kind == "title"


def _standings(honours: Iterable[Honour], today: date) -> dict[int, str]:
    found = Honour.objects.filter(pk__in=[one.pk for one in honours]).prefetch_related("standings")
    return {one.pk: standing_on(one, today) for one in found}


def _other_titles(decision: Decision, lines: Sequence[Line]) -> dict[int, list[Honour]]:
    """Line id → other standing titles of its person whose period of achievement is the same, the highest first."""
    people = {}
    for line in lines:
        person = line.handling.nomination.person
        if person is not None:
            people[person.kept_id] = line.pk
    titles = [award.id for award in national_book().awards() if award.kind == "title" and award.id != decision.award]
    held = Honour.objects.filter(
        award__in=titles, achieved_from=decision.achieved_from, achieved_until=decision.achieved_until
    ).select_related("person")
    found: dict[int, list[Honour]] = defaultdict(list)
    for honour in held.filter(person__in=people) | held.filter(person__merged_into__in=people):
        if standing_on(honour, decision.signed_on) not in FALLEN and honour.person is not None:
            found[people[honour.person.kept_id]].append(honour)
    for honours in found.values():
        honours.sort(key=lambda one: national_book().award(one.award).order)
    return dict(found)
