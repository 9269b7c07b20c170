"""What the page of one decision tells: the paper with its locked words marked, the list in today's wording, the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from bangvang.catalogue.queries import award_name
from bangvang.decision.checks import Check, checks_of, stopping
from bangvang.decision.choices import DecisionState, DocumentKind
from bangvang.decision.models import Decision, Line, NumberSeries
from bangvang.decision.numbering import code_of
from bangvang.decision.papers import decision_paper
from bangvang.decision.queries import (
    BonusSum,
    bonus_for,
    honours_of_decision,
    is_corrected,
    last_number,
    lines_in_order,
    total_of,
    wording_on,
)
from bangvang.decision.sources import Passage, passages_of
from bangvang.decision.wording import counted, counts_of_kinds, joined
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Honour
from bangvang_paper.typesetting.decision import DecisionPaper
from bangvang_paper.typesetting.wording import grouped

_LABELS = {
    RecipientKind.COLLECTIVE.value: "Tập thể",
    RecipientKind.HOUSEHOLD.value: "Hộ gia đình",
    RecipientKind.INDIVIDUAL.value: "Cá nhân",
}


@dataclass(frozen=True)
class Row:
    """One line as the list shows it: today's wording, the signed one when a correction changed it, and the votes."""

    line: Line
    name: str
    place: str
    signed: str
    corrected: bool
    votes: str
    group: str
    group_count: int
    honour: int | None = None


@dataclass(frozen=True)
class Screen:
    paper: DecisionPaper
    articles: list[SafeString]
    rows: list[Row]
    recipients: str
    award: str
    total: int | None
    bonus: BonusSum
    checks: list[Check]
    stopped: bool
    next_code: str
    next_number: int
    last: NumberSeries | None
    all_voted: int
    passages: list[Passage]

    @property
    def changed(self) -> int:
        """Passages that read otherwise than proposed."""
        return sum(passage.changed for passage in self.passages)


def screen_of(decision: Decision) -> Screen:
    """Everything the page shows. A constant number of queries; the law book is asked without any."""
    lines = list(lines_in_order(decision))
    counts = counts_of_kinds(line.recipient_kind for line in lines)
    recipients, total = joined(counted(counts)), total_of(lines)
    paper = decision_paper(decision, lines)
    last = last_number(decision.body, decision.signed_on.year)
    following = (last.last_number if last else 0) + 1
    locked = [*counted(counts), *([f"{grouped(total)} đồng"] if total else [])]
    issued = decision.state == DecisionState.ISSUED
    checks = [] if issued else checks_of(decision, lines)
    bonus = bonus_for(counts, decision.award, decision.issuer.authority, decision.signed_on)
    return Screen(
        paper=paper,
        articles=[marked(article, locked) for article in paper.articles],
        rows=_rows(lines, counts, honours_of_decision(decision) if issued else {}),
        recipients=recipients,
        award=award_name(decision.award),
        total=total,
        bonus=bonus,
        checks=checks,
        stopped=bool(stopping(checks)),
        next_code=code_of(following, DocumentKind.DECISION, decision.body),
        next_number=following,
        last=last,
        all_voted=sum(1 for line in lines if line.item.question_id is not None),
        passages=passages_of(decision, lines, bonus) if decision.state != DecisionState.DROPPED else [],
    )


def marked(text: str, locked: Sequence[str]) -> SafeString:
    """``text`` escaped, with the first occurrence of each locked phrase set as locked on the screen."""
    html = str(escape(text))
    for phrase in locked:
        safe = str(escape(phrase))
        html = html.replace(safe, f'<span class="bv-lock">{safe}</span>', 1)
    return mark_safe(html)  # noqa: S308  (text and phrases are escaped above)


def _rows(lines: Sequence[Line], counts: dict[str, int], honours: Mapping[int, Honour]) -> list[Row]:
    today, told, group = timezone.localdate(), [], ""
    for line in lines:
        words = wording_on(line, today)
        corrected = is_corrected(line, today)
        label = _LABELS[line.recipient_kind]
        told.append(
            Row(
                line=line,
                name=f"{words['honorific']} {words['name']}".strip(),
                place=", ".join(part for part in (words["position"], words["unit_name"]) if part),
                signed=_as_signed(line) if corrected else "",
                corrected=corrected,
                votes=_votes(line),
                group=label if label != group else "",
                group_count=counts[line.recipient_kind],
                honour=honours[line.pk].pk if line.pk in honours else None,
            )
        )
        group = label
    return told


def _as_signed(line: Line) -> str:
    return ", ".join(part for part in (f"{line.honorific} {line.name}".strip(), line.position, line.unit_name) if part)


def _votes(line: Line) -> str:
    question = line.item.question
    if question is None or not hasattr(question, "result"):
        return ""
    return f"{question.result.agree}/{question.base_count}"
