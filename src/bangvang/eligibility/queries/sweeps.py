"""Questions to sweeps: whose they are, which rows answer the filters, and how many there are of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.catalogue.queries import award_name
from bangvang.eligibility.choices import Finding, Nominated
from bangvang.eligibility.models import Sweep, SweepRow
from bangvang.eligibility.statements import is_left_to_local
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import branch, narrowed, units_of
from bangvang_law.book import Book, national_book
from bangvang_law.sweep import individual_awards

SWEEPERS = (Role.OFFICER, Role.COUNCIL_SECRETARY)
"""Those who may have the law asked about dossiers and may see discipline and open matters, which a sweep lets one infer."""


def sweeps_visible_to(user: User | AnonymousUser) -> QuerySet[Sweep]:
    """Sweeps over units in the care of ``user``, newest first."""
    return Sweep.objects.filter(unit__in=units_of(user, SWEEPERS)).select_related("unit", "asked_by").order_by("-id")


def units_to_sweep(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Living units in the care of ``user``; those with a seal first."""
    return Unit.objects.filter(pk__in=units_of(user, SWEEPERS), ends_on=None).order_by("-is_body", "name")


def unfinished_sweeps() -> QuerySet[Sweep]:
    """Sweeps that a stopped worker left, oldest first; those that gave up say why and wait for a person."""
    return Sweep.objects.filter(done_at=None, error="").order_by("id")


def swept_awards(books: Sequence[Book]) -> list[tuple[str, str]]:
    """(id, name) of the awards that a sweep by one of these books can look at, in order of precedence."""
    awards = dict.fromkeys(award for book in books for award in individual_awards(book))
    return [(award, award_name(award)) for award in awards]


def usual_awards(books: Sequence[Book]) -> list[str]:
    """Those of which one of these books says more than that ministries and provinces decide."""
    today = timezone.localdate()
    said = {award for book in books for award in individual_awards(book) if not is_left_to_local(book, award, today)}
    return [award for award, _name in swept_awards(books) if award in said]


def words_read_until(on: date) -> date:
    """The last day up to ``on`` whose words of the law were read."""
    return national_book().last_read_day(on)


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
VIEWS = {
    "du": Q(candidate=True),
    "chua-de-nghi": Q(candidate=True, nominated=Nominated.NEVER),
    "sang-nam": Q(next_year=True),
    "tat-ca": Q(),
}
"""Views of a sweep by their word in the address."""


@dataclass(frozen=True)
class Wish:
    """What a reader wants to see of a sweep; empty fields stand for everything."""

    words: str = ""
    unit: Unit | None = None
    award: str = ""
    finding: str = ""
    view: str = "du"


def rows_of(sweep: Sweep, wish: Wish) -> QuerySet[SweepRow]:
    """Rows in the order of the sweep, with people and units."""
    return _wished(sweep, wish).filter(VIEWS[wish.view]).select_related("person", "unit").order_by("ordinal")


def how_many(sweep: Sweep, wish: Wish) -> dict[str, int]:
    """Rows of each view under the other wishes. One query."""
    asked = {name.replace("-", "_"): Count("pk", filter=condition or None) for name, condition in VIEWS.items()}
    found = _wished(sweep, wish).order_by().aggregate(**asked)
    return {name: found[name.replace("-", "_")] for name in VIEWS}


def by_unit(sweep: Sweep) -> Sequence[Mapping[str, Any]]:
    """Per unit: people, and rows that are met, are candidates, were never nominated, may be candidates next year."""
    return list(
        SweepRow.objects.filter(sweep=sweep)
        .values("unit_id", "unit__name")
        .annotate(
            people=Count("person", distinct=True),
            met=Count("pk", filter=Q(finding=Finding.MET)),
            candidates=Count("pk", filter=Q(candidate=True)),
            never=Count("pk", filter=Q(candidate=True, nominated=Nominated.NEVER)),
            coming=Count("pk", filter=Q(next_year=True)),
        )
        .order_by("unit__name")
    )


def _wished(sweep: Sweep, wish: Wish) -> QuerySet[SweepRow]:
    rows = SweepRow.objects.filter(sweep=sweep)
    if wish.unit is not None:
        rows = rows.filter(unit_id__in=branch({wish.unit.pk}))
    if wish.award:
        rows = rows.filter(award=wish.award)
    if wish.finding:
        rows = rows.filter(finding=wish.finding)
    if wish.words.strip():
        rows = narrowed(rows, wish.words, "person__sort_key")
    return rows


def units_in(sweep: Sweep) -> QuerySet[Unit]:
    """Units of which somebody was looked at, and the unit of the sweep itself."""
    within = branch({sweep.unit_id})
    return Unit.objects.filter(pk__in=within).order_by("-is_body", "name")


# ── what a row says ──────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Told:
    """A row in words: what is missing now, and what must still come for next year."""

    row: SweepRow
    award: str
    missing: tuple[str, ...]
    missing_next: tuple[str, ...]


def told(sweep: Sweep, rows: Iterable[SweepRow]) -> Iterator[Told]:
    """Rows with their bits put into the sentences of the law, as the sweep kept them."""
    now, ahead = _Sentences(sweep.criteria), _Sentences(sweep.criteria_ahead)
    for row in rows:
        coming = ahead.of(row.award, row.next_bits) if row.next_year else ()
        yield Told(row, award_name(row.award), now.of(row.award, row.open_bits), coming)


class _Sentences:
    """Sentences of bits; the same few bits stand in thousands of rows."""

    def __init__(self, criteria: Mapping[str, Sequence[str]]) -> None:
        self.criteria = criteria
        self.found: dict[tuple[str, int], tuple[str, ...]] = {}

    def of(self, award: str, bits: int) -> tuple[str, ...]:
        key = (award, bits)
        if key not in self.found:
            texts = self.criteria.get(award, ())
            self.found[key] = tuple(text for place, text in enumerate(texts) if bits >> place & 1)
        return self.found[key]


def headline(sweep: Sweep, counts: dict[str, int]) -> str:
    """The state of a finished sweep in one sentence."""
    numbers = {"met": counts["du"], "never": counts["chua-de-nghi"], "all": sweep.total}
    if not sweep.total:
        return _("Không có ai đang công tác ở đây vào ngày ấy")
    return (
        _("Xét %(all)s người: %(met)s lượt đủ hoặc chỉ còn chờ người ghi nhận, %(never)s lượt chưa từng đề nghị")
        % numbers
    )
