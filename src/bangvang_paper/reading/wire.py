"""Rows on their way from the process that read them to the office: what many of them say alike is said once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from sys import intern
from typing import Any

from bangvang_paper.reading.rows import Guess, Row

_PLAIN = attrgetter(*(field.name for field in fields(Row) if field.name != "guessed"))


def packed(rows: Sequence[Row]) -> dict[str, Any]:
    """``rows`` as one document of JSON, with everything: never for storing or showing.

    {"guesses": [[field, sentence] …], "rows": [[the fields of `Row` in their order but for the guesses, and the numbers of
    these] …]}. A list typed in an old font says the same six sentences of each of its fifty thousand rows.
    """
    numbers: dict[Guess, int] = {}
    told = [[*_PLAIN(row), [numbers.setdefault(guess, len(numbers)) for guess in row.guessed]] for row in rows]
    return {"guesses": list(numbers), "rows": told}


def unpacked(document: Mapping[str, Any]) -> Iterator[Row]:
    """The rows that :func:`packed` wrote. What many rows of a long list say alike is kept once."""
    guesses = [Guess(intern(name), intern(sentence)) for name, sentence in document["guesses"]]
    for told in document["rows"]:
        kind, name, honorific, position, unit, form, award, merit, source, problems, personal, numbers = told
        yield Row(
            intern(kind),
            name,
            intern(honorific),
            intern(position),
            intern(unit),
            intern(form),
            award and intern(award),
            intern(merit),
            [guesses[number] for number in numbers],
            source,
            problems,
            personal,
        )
