"""What the law and the record say about taking an honour away or giving it back, for verbs and pages alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from bangvang.decision.choices import ActKind
from bangvang.decision.models import Line
from bangvang.register.choices import Standing
from bangvang.register.models import Honour
from bangvang_law.book import national_book
from bangvang_law.calendar import national_calendar

STANDING_AFTER = {
    ActKind.ANNULMENT: Standing.ANNULLED,
    ActKind.STRIPPING: Standing.STRIPPED,
    ActKind.RESTORATION: Standing.RESTORED,
}
TOUCHING_HONOURS = tuple(STANDING_AFTER)
"""Kinds of acts that take honours away or give them back."""
STRIPPED_BY = "Luật 06/2022/QH15, Điều 93 khoản 3 đến khoản 5, khoản 7"
RESTORED_BY = "Luật 06/2022/QH15, Điều 93 khoản 6, khoản 7"
AMENDED_BY = "Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3"
AMENDED_SINCE = date(2020, 3, 5)
"""NĐ 30/2020/NĐ-CP is in force from this day; how documents were amended before was not read."""


def how_it_stands(honour: Honour) -> tuple[str, date | None]:
    """The latest word about the honour and its day."""
    last = honour.standings.order_by("on", "id").last()
    return (last.standing, last.on) if last else (Standing.GRANTED, None)


def grounds_on(day: date) -> tuple[list[str], list[str], str]:
    """(grounds for annulment by the law of the day, where it says so, why there are none)."""
    value = national_book().value("annulment_grounds", day)
    if not value.is_read:
        return [], list(value.citations), value.note or _("Quy định về hủy bỏ của thời kỳ này chưa đọc.")
    return [str(one) for one in value.value], list(value.citations), ""  # type: ignore[attr-defined]


def cited_for(kind: str, ground: str, on: date, *, is_own: bool) -> list[str]:
    """Where the law says that this may be done on the day; empty where no law that was read does."""
    if kind == ActKind.ANNULMENT:
        grounds, citations, _why = grounds_on(on)
        return [*citations, "Luật 06/2022/QH15, Điều 93 khoản 8"] if ground in grounds else []
    if kind == ActKind.AMENDMENT:
        return [AMENDED_BY] if on >= AMENDED_SINCE else []
    law = [STRIPPED_BY] if kind == ActKind.STRIPPING else [] if is_own else [RESTORED_BY]
    return law if on >= date(2024, 1, 1) else []


def return_day(kind: str, on: date) -> tuple[date | None, str]:
    """The last day for handing back, and what must be said about it. Counted in working days by the national calendar."""
    if kind in {ActKind.RESTORATION, ActKind.AMENDMENT}:
        return None, ""
    rule = national_book().value("return_items_after_annulment", on)
    if not rule.is_read or not isinstance(rule.value, int):
        return None, _("Hạn trả lại hiện vật, tiền thưởng của thời kỳ này chưa đọc; hãy theo văn bản của cơ quan.")
    deadline = national_calendar().add_working_days(on, rule.value)
    told = _("%(days)d ngày làm việc từ ngày quyết định (%(law)s).") % {
        "days": rule.value,
        "law": "; ".join(rule.citations),
    }
    return deadline.day, f"{told} {deadline.note}".strip()


def paid_for(honours: Iterable[Honour]) -> dict[int, int | None]:
    """Honour id → đồng that its decision gave; honours from the archive tell no sum."""
    lines = {honour.source["line"]: honour.pk for honour in honours if "line" in honour.source}
    return {lines[pk]: bonus for pk, bonus in Line.objects.filter(pk__in=lines).values_list("pk", "bonus")}
