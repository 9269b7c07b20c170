"""Bringing a list in: read in the cage, kept row by row for preview; and read again once a column was explained."""

from __future__ import annotations

import mimetypes
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import CharField
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.files.actions import store
from bangvang.files.queries import content
from bangvang.intake import states
from bangvang.intake.actions.correcting import CORRECTABLE
from bangvang.intake.actions.writing import Json, as_json, write_rows
from bangvang.intake.models import Batch, Row, TaughtColumn, sealed
from bangvang.intake.permissions import may_keep_batch, may_upload, require
from bangvang.intake.queries import rows_in_order, taught_for
from bangvang.intake.validators import known_meaning, told_of_person, too_large
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang_paper.reading import Guess, Reading, ReadingRefused, list_in_cage
from bangvang_paper.reading import Row as ReadRow
from bangvang_paper.vietnamese import folded

_NAMES = {"kind": "recipient_kind", "unit": "unit_name"}
"""Fields of a row as read that are called otherwise here."""
_TEXTS = [field for field in Row._meta.concrete_fields if isinstance(field, CharField) and field.max_length]
_LONGEST = {field.name: field.max_length or 0 for field in _TEXTS}
_CALLED = {field.name: field.verbose_name for field in _TEXTS}


def upload(by: User, unit: Unit, *, data: bytes, name: str) -> Batch:
    """Read a list in the cage and keep it for preview. Raises PermissionDenied; `Refusal` with the reader's sentence.

    Nothing is stored when the file is refused, and a file above the limit is not even read.
    """
    require(may_upload(by, unit))
    with _read(data, name, taught_for(unit)) as (reading, rows), transaction.atomic():
        batch = Batch.objects.create(
            unit=unit, file=store(data, name=name, media_type=_media_type(name)), uploaded_by=by, **_told(reading)
        )
        count = write_rows(batch, _rows(rows))
        audit.record(by, "uploaded", batch, note=_("%(count)d dòng") % {"count": count})
        outbox.tell("intake.uploaded", batch)
    return batch


def teach(by: User, batch: Batch, *, read_version: int, meanings: Mapping[str, str]) -> Batch:
    """Keep what headings mean in the lists of the batch's unit, and read the batch again by it.

    ``meanings``: heading as written → a meaning of :mod:`bangvang_paper.reading`. Raises PermissionDenied, Stale, `Refusal`.
    """
    require(may_keep_batch(by, batch))
    for meaning in meanings.values():
        if not known_meaning(meaning):
            raise Refusal(_("Không có nghĩa “%(meaning)s” cho một cột.") % {"meaning": meaning})
    with transaction.atomic():
        for heading, meaning in meanings.items():
            TaughtColumn.objects.update_or_create(
                unit=batch.unit,
                folded=folded(heading)[:200],
                defaults={"heading": heading[:200], "meaning": meaning, "taught_by": by},
            )
        audit.record(by, "taught_columns", batch, note="; ".join(meanings), changes=dict(meanings))
        return reread(by, batch, read_version=read_version)


def reread(by: User, batch: Batch, *, read_version: int) -> Batch:
    """Read the kept file again, by what has been taught since. Rows that a person corrected stay as corrected.

    Raises PermissionDenied, Stale; `Refusal` when the list was taken or left, or can no longer be read.
    """
    require(may_keep_batch(by, batch))
    with transaction.atomic():
        claim(batch, read_version)
        batch.refresh_from_db(fields=["state"])
        states.after("reread", batch.state)
        earlier = rows_in_order(batch).values("source", "line", "version", *CORRECTABLE)
        with _read(content(batch.file), batch.file.name, taught_for(batch.unit)) as (reading, found):
            rows = _as_corrected(_rows(found), earlier)
        batch.rows.all().delete()
        write_rows(batch, rows)
        for name, value in _told(reading).items():
            setattr(batch, name, value)
        batch.save(update_fields=[*_told(reading)])
        audit.record(by, "reread", batch, note=_("%(count)d dòng") % {"count": len(rows)})
        outbox.tell("intake.reread", batch)
    return batch


@contextmanager
def _read(data: bytes, name: str, taught: Mapping[str, str]) -> Iterator[tuple[Reading, Iterator[ReadRow]]]:
    """The reading, and its rows while they come in; a child that is stopped among them takes all of them back."""
    sentence = too_large(len(data))
    if sentence:
        raise Refusal(sentence)
    try:
        with list_in_cage(data, name, taught=taught) as read:
            yield read
    except ReadingRefused as refused:
        raise Refusal(str(refused)) from refused


def _media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _told(reading: Reading) -> dict[str, Any]:
    """What a batch keeps of the reading as a whole."""
    return {
        "title": (reading.title or "")[:300],
        "warnings": list(reading.warnings),
        "columns": [vars(column) for column in reading.columns],
    }


def _rows(found: Iterable[ReadRow]) -> Iterator[dict[str, Any]]:
    told = lru_cache(maxsize=1_000)(_guess)  # of this list alone: a guess may quote a name
    return (_row(ordinal, read, told) for ordinal, read in enumerate(found, start=1))


def _row(ordinal: int, read: ReadRow, told: Callable[[Guess], str]) -> dict[str, Any]:
    """The fields of a row to store. A text longer than its column is cut, and the cut is shown as a guess; the cells keep
    the whole."""
    texts = {
        "honorific": read.honorific,
        "name": read.name,
        "position": read.position,
        "unit_name": read.unit,
        "form": read.form,
        "award": read.award or "",
        "merit": read.merit,
    }
    guessed = read.guessed
    for field, text in texts.items():
        if len(text) > _LONGEST[field]:
            sentence = _("“%(field)s” dài quá %(most)d chữ nên đã cắt. Hãy sửa cho gọn.")
            guessed = [*guessed, Guess(field, sentence % {"field": _CALLED[field], "most": _LONGEST[field]})]
            texts[field] = text[: _LONGEST[field]]
    return {
        "ordinal": ordinal,
        "line": read.source.get("row") or ordinal,
        "recipient_kind": read.kind,
        "guesses": Json(f"[{', '.join(map(told, guessed))}]"),
        "problems": read.problems,
        "source": read.source,
        **texts,
        **sealed(told_of_person(read.personal)),
    }


def _guess(guess: Guess) -> str:
    """What was guessed in a field, by the name that it has here, as JSON."""
    return as_json([_NAMES.get(guess.field, guess.field), guess.sentence])


def _as_corrected(rows: Iterable[dict[str, Any]], earlier: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """``rows``, each as a person had corrected the earlier one that stands at the same place of the file."""
    corrected = {place: row for place, row in _with_places(earlier) if row["version"] > 1}
    done = []
    for place, row in _with_places(rows):
        if place in corrected:
            before = corrected[place]
            row |= {name: before[name] for name in CORRECTABLE}
            row |= {"guesses": [], "problems": [], "version": before["version"] + 1}
        done.append(row)
    return done


def _with_places(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Rows with their places in the file: sheet, row, and which of the people in it."""
    seen: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        place = (row["source"].get("sheet"), row["line"])
        seen[place] += 1
        yield (*place, seen[place]), row
