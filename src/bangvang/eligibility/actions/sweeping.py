"""Verbs of sweeps: ask for one, carry it out in the worker, begin it again, throw it away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.eligibility.choices import Nominated
from bangvang.eligibility.models import Sweep, SweepRow
from bangvang.eligibility.permissions import may_sweep, require
from bangvang.eligibility.population import Population, population
from bangvang.eligibility.queries.rules import pack_of
from bangvang.eligibility.queries.sweeps import words_read_until
from bangvang.eligibility.statements import is_candidate, statement_bits
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang_law.packs import book_of
from bangvang_law.sweep import Swept, individual_awards
from bangvang_law.sweep import sweep as look_at_everybody
from bangvang_law.sweep.report import next_year

CHUNK = 500
"""People whose rows are kept together: what a kill may lose, and how often the page sees progress."""

_NOMINATED = (Nominated.NEVER, Nominated.BEFORE, Nominated.NOW, Nominated.NOW)


# ── asked by people ──────────────────────────────────────────────────────────────────────────────────────────────────
def ask_sweep(
    by: User, unit: Unit, *, on: date, awards: Sequence[str], read_words: bool = True, ahead: bool = False
) -> Sweep:
    """Have the worker look at everybody of ``unit`` and below.

    ``read_words``: where the words in force were not read, judge by the last that were; the sweep keeps which. ``ahead``:
    look at the same day of next year too. Raises PermissionDenied, `Refusal` for no award or one that no sweep looks at.
    """
    require(may_sweep(by, unit))
    pack = pack_of(unit.pk, on)
    known = individual_awards(book_of(pack))
    chosen = [award for award in known if award in awards]
    if not chosen or len(chosen) < len(set(awards)):
        raise Refusal(_not_swept(awards, known))
    then = next_year(on)
    with transaction.atomic():
        sweep = Sweep.objects.create(
            unit=unit,
            on=on,
            awards=chosen,
            pack=pack,
            text_on=_other_words(on) if read_words else None,
            text_on_ahead=_other_words(then) if read_words and ahead else None,
            ahead=ahead,
            asked_by=by,
        )
        audit.record(by, "asked_sweep", sweep, note=_("%(count)d danh hiệu, hình thức") % {"count": len(chosen)})
        outbox.tell("eligibility.sweep_asked", sweep)
    return sweep


def _not_swept(awards: Sequence[str], known: Sequence[str]) -> str:
    """Why a choice of awards cannot be looked at."""
    strange = next((award for award in awards if award not in known), None)
    if strange is None:
        return _("Chưa chọn danh hiệu, hình thức nào rà soát được. Hãy chọn ít nhất một trong danh sách.")
    return _(
        "Theo quy định mà đơn vị này áp dụng thì %(award)s không rà soát được: quy định không có loại ấy cho cá nhân, "
        "hoặc điều kiện chưa đọc. Hãy bỏ chọn."
    ) % {"award": award_name(strange)}


def _other_words(on: date) -> date | None:
    """The day whose words were read last, when those of the day itself were not."""
    read = words_read_until(on)
    return None if read == on else read


def resume(by: User, sweep: Sweep) -> None:
    """Have a sweep that stopped begun again. Harmless for one that is under way: the later attempt takes over."""
    require(may_sweep(by, sweep.unit))
    if sweep.done_at is not None:
        raise Refusal(_("Lần rà soát này đã xong. Muốn xét theo sổ hôm nay, hãy rà soát lần nữa."))
    with transaction.atomic():
        Sweep.objects.filter(pk=sweep.pk).update(error="")
        outbox.tell("eligibility.sweep_asked", sweep)


def discard(by: User, sweep: Sweep) -> None:
    """Throw a sweep and its rows away; the journal keeps that it was made and by whom it was thrown away."""
    require(may_sweep(by, sweep.unit))
    with transaction.atomic():
        audit.record(by, "discarded_sweep", sweep)
        SweepRow.objects.filter(sweep=sweep).delete()
        sweep.delete()


# ── done by the worker ───────────────────────────────────────────────────────────────────────────────────────────────
def carry_out(sweep: Sweep) -> bool:
    """Gather the facts, judge everybody, keep the rows chunk by chunk. False when another attempt took over or it was done.

    A killed run leaves rows of its attempt; the next one removes them and begins from the start, because a register that
    changed in between would make one sweep of two moments.
    """
    attempt = _begin(sweep)
    if attempt is None:
        return False
    found = population(sweep.unit, sweep.on)
    looks = _look(sweep, found)
    if not _update(sweep, attempt, total=len(found.units), **looks.told()):
        return False
    people = list(found.units.items())
    for first in range(0, len(people), CHUNK):
        if not _keep(sweep, attempt, looks, people[first : first + CHUNK], first):
            return False
    return _update(sweep, attempt, done_at=timezone.now())


def note_failure(sweep_id: int, sentence: str) -> None:
    """Write on the sweep why it stopped, for the page to show."""
    Sweep.objects.filter(pk=sweep_id, done_at=None).update(error=sentence[:500])


def _begin(sweep: Sweep) -> int | None:
    with transaction.atomic():
        begun = Sweep.objects.filter(pk=sweep.pk, done_at=None).update(
            attempt=F("attempt") + 1, total=None, done=0, error=""
        )
        if not begun:
            return None
        SweepRow.objects.filter(sweep=sweep).delete()
        return int(Sweep.objects.values_list("attempt", flat=True).get(pk=sweep.pk))


def _update(sweep: Sweep, attempt: int, **changes: Any) -> bool:
    """Change the sweep while this attempt is the last; whether it still was."""
    return bool(Sweep.objects.filter(pk=sweep.pk, attempt=attempt, done_at=None).update(**changes))


@dataclass(frozen=True)
class _Looks:
    """Now; a year later as the register stands; a year later if the year turns out well."""

    now: Swept
    then: Swept | None = None
    hopeful: Swept | None = None

    def told(self) -> dict[str, Any]:
        """What the sweep keeps of the book."""
        return {
            "book_edition": self.now.book_edition,
            "criteria": {award: list(texts) for award, texts in self.now.criteria.items()},
            "criteria_ahead": {award: list(texts) for award, texts in self.then.criteria.items()} if self.then else {},
        }


def _look(sweep: Sweep, found: Population) -> _Looks:
    asked: dict[str, Any] = {"awards": sweep.awards, "book": book_of(sweep.pack)}
    now = look_at_everybody(found.facts, on=sweep.on, text_on=sweep.text_on, **asked)
    if not sweep.ahead:
        return _Looks(now)
    asked |= {"on": next_year(sweep.on), "text_on": sweep.text_on_ahead}
    return _Looks(now, look_at_everybody(found.facts, **asked), look_at_everybody(found.facts, hopeful=True, **asked))


def _keep(sweep: Sweep, attempt: int, looks: _Looks, people: Sequence[tuple[int, int]], first: int) -> bool:
    with transaction.atomic():
        if not _update(sweep, attempt, done=first + len(people)):
            return False
        SweepRow.objects.bulk_create(_rows(sweep, looks, people, first), batch_size=2_000)
    return True


def _rows(sweep: Sweep, looks: _Looks, people: Sequence[tuple[int, int]], first: int) -> Iterator[SweepRow]:
    """Rows of a chunk, person by person; the tables of a look are in the order of the people."""
    book, then_on = book_of(sweep.pack), next_year(sweep.on)
    stated = {award: statement_bits(book, award, sweep.on, sweep.text_on) for award in sweep.awards}
    stated_then = {award: statement_bits(book, award, then_on, sweep.text_on_ahead) for award in sweep.awards}
    now = looks.now.table.slice(first, len(people)).to_dict(as_series=False)
    then = looks.then.table.slice(first, len(people)).to_dict(as_series=False) if looks.then else None
    hopeful = looks.hopeful.table.slice(first, len(people)).to_dict(as_series=False) if looks.hopeful else None
    for place, (person, unit) in enumerate(people):
        if now["person"][place] != person:
            raise ValueError(f"the look at person {person} stands at another place")
        for rank, award in enumerate(sweep.awards):
            finding, open_bits = now[award][place], now[f"{award}__open"][place]
            candidate = is_candidate(finding, open_bits, stated[award])
            coming = (
                not candidate
                and hopeful is not None
                and is_candidate(hopeful[award][place], hopeful[f"{award}__open"][place], stated_then[award])
            )
            yield SweepRow(
                sweep=sweep,
                ordinal=(first + place) * len(sweep.awards) + rank,
                person_id=person,
                unit_id=unit,
                award=award,
                finding=finding,
                nominated=_NOMINATED[now[f"{award}__nominated"][place]],
                candidate=candidate,
                open_bits=open_bits,
                next_year=coming,
                next_bits=then[f"{award}__open"][place] if coming and then is not None else 0,
            )
