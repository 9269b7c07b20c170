"""The one function that explains one dossier: where it stands, and every step on the way with its day and reason.

It reads facts that each stage owns; nothing here is stored. `desk.JourneyRow` holds the same answer for lists and is held
equal to this file by a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from bangvang.council.models import AgendaItem
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Line
from bangvang.desk.choices import Stage
from bangvang.nomination.choices import Outcome
from bangvang.nomination.models import Handling, Nomination
from bangvang.register.models import Unit
from bangvang.vote.choices import VoteOutcome


@dataclass(frozen=True)
class Place:
    """Where a dossier stands today: the body that holds it, the stage, since when, and what the law last said."""

    body: Unit | None
    stage: Stage
    since: date
    finding: str


@dataclass(frozen=True)
class Step:
    """One step of the way, for the reader: done, now or next."""

    label: str
    day: date | None
    note: str
    when: str  # "done", "now" or "next"


def with_journey(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Fetch what `place_of` and `steps_of` read, in a fixed number of queries."""
    return nominations.select_related("proposal__unit").prefetch_related(
        Prefetch("handlings", Handling.objects.select_related("body")),
        "handlings__assessments",
        Prefetch("handlings__agenda_items", AgendaItem.objects.select_related("sitting__council", "question__result")),
        Prefetch("handlings__decision_lines", Line.objects.select_related("decision", "certificate")),
    )


def place_of(nomination: Nomination) -> Place:
    """Where the dossier stands."""
    handlings = list(nomination.handlings.all())
    if not handlings:
        return Place(nomination.proposal.unit, Stage.DRAFT, timezone.localdate(nomination.proposal.made_at), "")
    last = handlings[-1]
    finding = _last_finding(last)
    line = _standing_line(last)
    if line is not None:
        stage = _stage_of_line(line)
        return Place(last.body, stage, line.decision.signed_on, finding)
    if last.outcome == Outcome.RETURNED:
        return Place(nomination.proposal.unit, Stage.RETURNED, _closed(last), finding)
    if last.closed_on:
        return Place(last.body, Stage.CLOSED, last.closed_on, finding)
    item = _standing_item(last)
    if item is not None:
        return Place(last.body, _stage_of_item(item), item.sitting.held_on, finding)
    return Place(last.body, Stage.APPRAISAL, last.received_on, finding)


def steps_of(nomination: Nomination) -> list[Step]:
    """Every step with its day; the last one that is under way is "now", what must follow is "next"."""
    proposal = nomination.proposal
    steps = [Step(f"{proposal.unit} lập đề nghị", timezone.localdate(proposal.made_at), "", "done")]
    for handling in nomination.handlings.all():
        steps.extend(_steps_at(handling))
    if not nomination.handlings.all():
        steps.append(Step("Chờ trình", None, "Đơn vị chưa trình", "now"))
    return steps


def _steps_at(handling: Handling) -> list[Step]:
    steps = [Step(f"{handling.body} tiếp nhận", handling.received_on, "", "done")]
    for assessment in handling.assessments.all():
        steps.append(Step("Xét điều kiện", assessment.on, assessment.get_finding_display(), "done"))
    item = _standing_item(handling)
    if item is not None:
        steps.append(_step_of_item(item))
    line = _standing_line(handling)
    if line is not None:
        steps.extend(_steps_of_line(line))
    elif handling.closed_on:
        steps.append(
            Step(f"{handling.body}: {handling.get_outcome_display()}", handling.closed_on, handling.note, "done")
        )
    elif item is None:
        steps.append(Step(f"Đang ở {handling.body}", None, "Chờ đưa vào chương trình Hội đồng", "now"))
    return steps


def _step_of_item(item: AgendaItem) -> Step:
    stage = _stage_of_item(item)
    note = f"mục {item.ordinal} của chương trình"
    result = _result(item)
    if result is not None:
        note = f"{note}, {result.agree} đồng ý: {result.get_outcome_display()}"
    return Step(str(item.sitting.council), item.sitting.held_on, note, "now" if stage == Stage.COUNCIL else "done")


def _steps_of_line(line: Line) -> list[Step]:
    decision = line.decision
    if decision.state != DecisionState.ISSUED:
        return [Step("Chờ ký, cấp số", None, decision.title, "now")]
    steps = [Step("Đã có quyết định", decision.signed_on, decision.code, "done")]
    if hasattr(line, "certificate"):
        steps.append(
            Step("Đã in giấy khen", timezone.localdate(line.certificate.at), f"số sổ vàng {line.ordinal}", "done")
        )
    else:
        steps.append(Step("In giấy khen", None, "", "next"))
    return steps


def _standing_line(handling: Handling) -> Line | None:
    lines = [line for line in handling.decision_lines.all() if line.decision.state != DecisionState.DROPPED]
    return lines[-1] if lines else None


def _standing_item(handling: Handling) -> AgendaItem | None:
    items = [item for item in handling.agenda_items.all() if not item.withdrawn]
    return items[-1] if items else None


def _result(item: AgendaItem):  # type: ignore[no-untyped-def]
    return getattr(item.question, "result", None) if item.question else None


def _stage_of_item(item: AgendaItem) -> Stage:
    result = _result(item)
    if result is None:
        return Stage.PASSED if item.sitting.assumed else Stage.COUNCIL
    return Stage.PASSED if result.outcome == VoteOutcome.PASSED else Stage.NOT_PASSED


def _stage_of_line(line: Line) -> Stage:
    if line.decision.state != DecisionState.ISSUED:
        return Stage.DRAFTED
    return Stage.CERTIFIED if hasattr(line, "certificate") else Stage.ISSUED


def _last_finding(handling: Handling) -> str:
    assessments = list(handling.assessments.all())
    return assessments[-1].finding if assessments else ""


def _closed(handling: Handling) -> date:
    assert handling.closed_on is not None  # a handling with an outcome has a day, by constraint
    return handling.closed_on
