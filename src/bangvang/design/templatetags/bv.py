"""Template words that every page may use without loading them: icons, states, days, sums, fields."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from bangvang.design import words
from bangvang.design.fields import drawn_field
from bangvang.design.findings import WHOLE_UNKNOWN, look_of

register = template.Library()
VIETNAMESE = "vi"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of the sprite, hidden from screen readers: a word always stands beside it."""
    return format_html(
        '<svg class="bv-icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("design/icons.svg"), name
    )


@register.simple_tag
def vi() -> SafeString | str:
    """``lang="vi"`` for an element with the office's own words, where the page around them is in another language."""
    return "" if _in_vietnamese() else SafeString(f' lang="{VIETNAMESE}"')


@register.filter
def viet(words: object) -> SafeString | str:
    """The office's own words as they stand; marked as Vietnamese where the page around them is in another language."""
    if _in_vietnamese() or words in (None, ""):
        return "" if words is None else str(words)
    return format_html('<span lang="{}">{}</span>', VIETNAMESE, words)


def _in_vietnamese() -> bool:
    return get_language() in (VIETNAMESE, None)


@register.simple_tag
def state(finding: str | None, whole: bool = False) -> SafeString | str:
    """A finding as shape, word and ink: met, not_met, unknown, needs_person, not_in_force, unread. Nothing when there is none.

    ``whole``: the finding of a whole dossier, not of one criterion. Raises ValueError for a word that is not a finding: it
    must never be shown as if it were one.
    """
    if not finding:
        return ""
    look = WHOLE_UNKNOWN if whole and finding == "unknown" else look_of(str(finding))
    return render_to_string("design/_parts/state.html", {"look": look})


@register.inclusion_tag("design/_parts/clock.html")
def clock(days: int | None, unit: str = "ngày làm việc") -> dict[str, Any]:
    """Working days left; negative means late, None that no deadline is known."""
    return {"days": days, "late": days is not None and days < 0, "over": abs(days or 0), "unit": unit}


@register.inclusion_tag("design/_parts/bar.html")
def bar(part: int, whole: int, label: str = "") -> dict[str, Any]:
    """Part of a whole as a line of ink; the words beside it must say the same. Beyond the whole it shows in seal red."""
    full = max(whole, part, 1)
    return {
        "label": label or f"{words.grouped(part)} trong {words.grouped(whole)}",
        "inside": round(1000 * min(part, whole) / full),
        "outside": round(1000 * max(part - whole, 0) / full),
    }


@register.filter
def vnd(amount: words.Number | None) -> str:
    """12.600.000."""
    return "" if amount is None or amount == "" else words.grouped(amount)


@register.filter
def vnday(moment: date | datetime | None) -> str:
    """13/07/2020."""
    return words.short_day(moment) if moment else ""


@register.filter
def vnlong(moment: date | datetime | None) -> SafeString | str:
    """Ngày 13 tháng 7 năm 2020, beginning small."""
    return viet(words.long_day(moment)) if moment else ""


@register.filter
def fraction(value: Fraction | int | str | None) -> str:
    """2/3."""
    return "" if value is None or value == "" else words.over(Fraction(value))


@register.filter
def percent_vn(value: words.Number | None) -> str:
    """A share of the whole: 0.9 → 90%, 1.1333 → 113,3%."""
    return "" if value is None or value == "" else words.share(value)


@register.simple_tag
def field(bound: BoundField, hint: str = "", label: str = "") -> SafeString:
    """One field with label, hint and error, wired for screen readers. ``hint`` and ``label`` replace the form's own words."""
    return drawn_field(bound, hint=hint, label=label)


@register.simple_tag
def fields(form: BaseForm) -> SafeString:
    """All fields of a form in its own order; hidden ones too."""
    return SafeString("\n".join(drawn_field(bound) for bound in form))


@register.simple_tag(takes_context=True)
def with_parameter(context: dict[str, Any], name: str, value: object) -> str:
    """The query of this page with one parameter set, for paging that keeps the search: ``?q=lan&trang=2``."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else _empty_query()
    query[name] = str(value)
    return f"?{query.urlencode()}"


def _empty_query() -> Any:
    from django.http import QueryDict

    return QueryDict(mutable=True)
