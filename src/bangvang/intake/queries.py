"""Questions about lists that came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast, Length
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.catalogue.queries import is_award
from bangvang.intake.choices import BatchState
from bangvang.intake.models import Batch, Row, TaughtColumn
from bangvang.register.choices import RecipientKind, Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang_paper.vietnamese import folded

KEEPERS = (Role.CLERK, Role.OFFICER)
READERS = (*KEEPERS, Role.AUDITOR)


def visible_to(user: User | AnonymousUser) -> QuerySet[Batch]:
    """Lists of the units whose lists ``user`` keeps or watches, newest first."""
    return Batch.objects.filter(unit_id__in=units_of(user, READERS)).select_related("unit", "file", "uploaded_by")


def with_counts(batches: QuerySet[Batch]) -> QuerySet[Batch]:
    """Each batch with ``row_count``: rows kept in it."""
    return batches.annotate(row_count=Count("rows", filter=Q(rows__left_out=False)))


def rows_in_order(batch: Batch) -> QuerySet[Row]:
    """All rows in the order of the file."""
    return batch.rows.order_by("ordinal")


def kept_rows(batch: Batch) -> QuerySet[Row]:
    """Rows that go on: all but those left out."""
    return rows_in_order(batch).filter(left_out=False)


def counts(batch: Batch) -> dict[str, int]:
    """Kept rows by recipient kind: {"collective": 6, "individual": 16, "household": 0}."""
    found = dict(kept_rows(batch).values_list("recipient_kind").annotate(n=Count("id")).order_by())
    return {kind.value: found.get(kind.value, 0) for kind in RecipientKind}


def units_to_upload_for(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Living units for which ``user`` may bring a list in; the one with a seal first."""
    return Unit.objects.filter(pk__in=units_of(user, KEEPERS), ends_on=None).order_by("-is_body", "name")


class Surveyed(NamedTuple):
    """What figures and blocks need of one row; a list may have 50,000 of them, so nothing else is fetched."""

    pk: int
    line: int
    recipient_kind: str
    name: str
    unit_name: str
    award: str
    left_out: bool
    distinct: bool
    guesses: int
    """Letters of them as stored. Only whether there are any is asked, and to read 50,000 lists for that takes a second."""

    @property
    def is_guessed(self) -> bool:
        return self.guesses > len("[]")


@dataclass(frozen=True)
class Survey:
    """What a person needs to know of a preview before the one click: figures that add up, and what blocks."""

    rows: list[Surveyed]
    blocking: dict[int, list[str]]

    @cached_property
    def kept(self) -> list[Surveyed]:
        return [row for row in self.rows if not row.left_out]

    @cached_property
    def guessed(self) -> list[Surveyed]:
        """Kept rows with something the machine guessed and nothing that blocks."""
        return [row for row in self.kept if row.is_guessed and row.pk not in self.blocking]

    @cached_property
    def blocked(self) -> list[Surveyed]:
        return [row for row in self.kept if row.pk in self.blocking]

    @cached_property
    def sure(self) -> list[Surveyed]:
        return [row for row in self.kept if not row.is_guessed and row.pk not in self.blocking]

    @cached_property
    def left_out(self) -> list[Surveyed]:
        return [row for row in self.rows if row.left_out]

    def only(self, which: str) -> list[Surveyed]:
        """Rows of one filter of the page: guessed, blocked, sure, left_out; everything else shows all."""
        return list(getattr(self, which)) if which in FILTERS else self.rows


FILTERS = ("guessed", "blocked", "sure", "left_out")


def rows_to_survey(batch: Batch) -> list[Surveyed]:
    """All rows in order, with what figures and blocks need. One query."""
    rows = rows_in_order(batch).values_list(*Surveyed._fields[:-1], Length(Cast("guesses", TextField())))
    return [Surveyed._make(told) for told in rows]


def survey(batch: Batch) -> Survey:
    """All rows of ``batch`` with what blocks them. One query."""
    rows = rows_to_survey(batch)
    return Survey(rows, blocking_problems(rows) if batch.state == BatchState.PREVIEW else {})


def blocking_problems(rows: Iterable[Surveyed]) -> dict[int, list[str]]:
    """Row id → sentences that keep the list from being accepted. Rows left out block nothing."""
    kept = [row for row in rows if not row.left_out]
    problems: dict[int, list[str]] = defaultdict(list)
    for row in kept:
        if not any(letter.isalpha() for letter in row.name):
            problems[row.pk].append(_("Thiếu tên. Ghi tên vào, hoặc bỏ dòng này."))
        if not is_award(row.award):
            problems[row.pk].append(
                _("Chưa biết đề nghị hình thức, danh hiệu nào. Chọn trong danh mục, hoặc bỏ dòng này.")
            )
    for twins in _same_recipient(kept).values():
        for row in twins:
            if not row.distinct:
                others = ", ".join(str(other.line) for other in twins if other is not row)
                problems[row.pk].append(
                    _(
                        "Trùng với dòng %(others)s: cùng tên, cùng đơn vị, cùng hình thức. "
                        "Bỏ một dòng, hoặc xác nhận là hai người."
                    )
                    % {"others": others}
                )
    return dict(problems)


def _same_recipient(rows: Iterable[Surveyed]) -> dict[tuple[str, ...], list[Surveyed]]:
    """Groups of two or more rows that name the same recipient for the same award."""
    groups: dict[tuple[str, ...], list[Surveyed]] = defaultdict(list)
    for row in rows:
        if row.name:
            groups[(row.recipient_kind, folded(row.name), folded(row.unit_name), row.award)].append(row)
    return {key: twins for key, twins in groups.items() if len(twins) > 1}


# ── what was taught, and what was built ──────────────────────────────────────────────────────────────────────────────
def taught_for(unit: Unit) -> dict[str, str]:
    """Heading → meaning, as taught for ``unit`` and the units above it; the nearest unit's word stands."""
    above, current = [unit.pk], unit.parent
    while current is not None:
        above.append(current.pk)
        current = current.parent
    taught = TaughtColumn.objects.filter(unit_id__in=above)
    rows = sorted(taught, key=lambda one: above.index(one.unit_id), reverse=True)
    return {one.heading: one.meaning for one in rows}


def built_on(batch: Batch) -> str:
    """What something that was made from the list is called; empty while nothing was.

    Intake does not know what lies further down the river: whatever points at the list or at one of its rows counts.
    """
    for model, wanted in ((Batch, {"pk": batch.pk}), (Row, {"batch": batch})):
        for relation in model._meta.related_objects:
            if relation.related_model is Row:
                continue
            things = relation.related_model._base_manager.filter(
                **{f"{relation.field.name}__{name}": value for name, value in wanted.items()}
            )
            if things.exists():
                return str(relation.related_model._meta.verbose_name)
    return ""
