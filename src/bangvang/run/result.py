"""What a run answers: counts, decision, bonus, who was refused and by whom it could be granted, what stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bangvang.decision.queries import bonus_of
from bangvang.eligibility.models import Assessment
from bangvang.run.order import Order
from bangvang.run.river import Walk
from bangvang_law.book import national_book

KINDS = ("collective", "individual", "household")
OPEN = {"unknown", "needs_person"}


def result_of(order: Order, done: Walk) -> dict[str, Any]:
    """The document of ``result.json``."""
    lines = list(done.decision.lines.all()) if done.decision else []
    counted = Counter(line.recipient_kind for line in lines)
    return {
        "counts": {kind: counted.get(kind, 0) for kind in KINDS},
        "decision": _decision(done),
        "certificates": len(lines),
        "bonus": bonus_of(done.decision).as_dict() if done.decision else None,
        "refused": [_refused(order, assessment) for assessment in done.refused] + _failed_in_council(done),
        "open": [entry for assessment in done.passed_on for entry in _open(assessment)] + _open_council(order, done),
        "council": _council(order, done),
    }


def _decision(done: Walk) -> dict[str, Any] | None:
    if done.decision is None:
        return None
    return {
        "number": done.decision.number,
        "code": done.decision.code,
        "date": done.decision.signed_on.isoformat(),
    }


def _refused(order: Order, assessment: Assessment) -> dict[str, Any]:
    nomination = assessment.handling.nomination
    deciding = next(_leaves(assessment.tree, {assessment.finding}), assessment.tree)
    return {
        "name": nomination.name,
        "kind": nomination.recipient_kind,
        "award": nomination.award,
        "finding": assessment.finding,
        "criterion": deciding["criterion"],
        "reason": deciding["reason"],
        "citations": deciding["citations"],
        "who_could_grant": national_book().who_may_grant(nomination.award, on=order.on),
    }


def _failed_in_council(done: Walk) -> list[dict[str, Any]]:
    if done.sitting is None:
        return []
    granted = set(done.decision.lines.values_list("handling_id", flat=True)) if done.decision else set()
    return [
        {
            "name": item.name,
            "kind": item.recipient_kind,
            "award": item.award,
            "finding": item.finding,
            "criterion": "vote",
            "reason": "Hội đồng không thông qua.",
            "citations": [],
            "who_could_grant": [],
        }
        for item in done.sitting.items.order_by("ordinal")
        if item.handling_id not in granted
    ]


def _open(assessment: Assessment) -> Iterator[dict[str, Any]]:
    nomination = assessment.handling.nomination
    for leaf in _leaves(assessment.tree, OPEN):
        yield {
            "name": nomination.name,
            "kind": nomination.recipient_kind,
            "finding": leaf["finding"],
            "criterion": leaf["criterion"],
            "reason": leaf["reason"],
            "citations": leaf["citations"],
        }


def _open_council(order: Order, done: Walk) -> list[dict[str, Any]]:
    """Without a regulation the share asked of the council is an assumption; without a count everything is."""
    if done.sitting is None:
        return []
    if order.council is None:
        reason = (
            "Chưa có kết quả họp Hội đồng: bản dựng giả định Hội đồng thông qua. Phải có biên bản thật trước khi ký."
        )
    else:
        reason = (
            "Chưa nạp quy chế của Hội đồng nên chưa có ngưỡng của cơ quan; "
            "bản dựng tính quá nửa tổng số thành viên. Người có trách nhiệm phải đối chiếu."
        )
    return [
        {"name": None, "kind": None, "finding": "needs_person", "criterion": "vote", "reason": reason, "citations": []}
    ]


def _council(order: Order, done: Walk) -> Any:
    if order.council is None:
        return "assumed"
    return {"yes": order.council.agree, "total": order.council.total, "passed": done.decision is not None}


def _leaves(node: dict[str, Any], findings: set[str]) -> Iterator[dict[str, Any]]:
    """Deepest nodes with one of ``findings``, in the order of the tree."""
    if node["finding"] not in findings:
        return
    below = [leaf for part in node["parts"] for leaf in _leaves(part, findings)]
    yield from below or [node]
