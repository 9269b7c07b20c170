"""What reading gives back: rows of nominees with what was guessed, and the reading as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any, NamedTuple

KINDS = ("individual", "collective", "household")
_SAID_ALIKE = ("kind", "honorific", "position", "unit", "form", "award", "merit")
WHOLE_ROW = ""
"""The field of a guess that concerns a row as a whole."""


class Guess(NamedTuple):
    """What the reader took for granted in one field of a row, and why: a sentence for the officer."""

    field: str
    sentence: str


@dataclass
class Row:
    """One nominee of a list. Text is NFC on one line; "" means that the list does not say."""

    kind: str
    name: str
    honorific: str = ""
    position: str = ""
    unit: str = ""
    form: str = ""
    """The form of commendation or title as written, ditto marks resolved."""
    award: str | None = None
    """Its id in the law book, or None when the wording is not known."""
    merit: str = ""
    guessed: list[Guess] = field(default_factory=list)
    """Each to be looked at; the fields are those of this row, "" for the row as a whole."""
    source: dict[str, Any] = field(default_factory=dict)
    """{"sheet", "row", "cells": {address: text as written}, "fields": {field: address}}, without personal data."""
    problems: list[str] = field(default_factory=list)
    """Sentences: what stands in the way of accepting the row."""
    personal: dict[str, str] = field(default_factory=dict)
    """"citizen_number" and "birth_date" as written. Kept apart from everything that is shown or stored in the clear."""

    @property
    def guesses(self) -> list[str]:
        """The sentences of :attr:`guessed`, each once."""
        return list(dict.fromkeys(guess.sentence for guess in self.guessed))

    def guesses_of(self, name: str) -> list[str]:
        """The sentences that concern one field; what concerns the form concerns its award."""
        fields = {name, "form"} if name == "award" else {name}
        return [guess.sentence for guess in self.guessed if guess.field in fields]

    def is_guessed(self, name: str) -> bool:
        """Whether somebody has to look at the field ``name``: something in it does not plainly stand in the list."""
        return bool(self.guesses_of(name))

    def guess(self, fields: Iterable[str], sentence: str) -> None:
        """Say of each of ``fields`` that it was guessed."""
        self.guessed += [Guess(name, sentence) for name in fields]

    def with_personal(self) -> dict[str, Any]:
        """Everything, for handing over between processes; never for storing or showing."""
        return {**vars(self), "guessed": [list(guess) for guess in self.guessed]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Row:
        """The row that :meth:`with_personal` wrote. What many rows of a long list say alike is kept once."""
        alike = {name: intern(data[name]) for name in _SAID_ALIKE if data[name]}
        guessed = [Guess(name, intern(sentence)) for name, sentence in data["guessed"]]
        return cls(**{**data, **alike, "guessed": guessed})

    def as_dict(self) -> dict[str, Any]:
        """The row without personal data, in the stable shape of the command line."""
        return {
            "kind": self.kind,
            "honorific": self.honorific,
            "name": self.name,
            "position": self.position,
            "unit": self.unit,
            "form": self.form,
            "award": self.award,
            "merit": self.merit,
            "guesses": self.guesses,
            "source": self.source,
            "problems": list(self.problems),
        }


@dataclass
class Column:
    """How one column of a table was understood; an officer can teach it once for a unit."""

    sheet: str
    address: str
    heading: str
    meaning: str | None
    """A value of `Meaning`, None when the column was not understood and left out."""
    score: float
    """0 to 1: 1 when its words are known or were taught, less when they were guessed."""
    reason: str = ""
    """Why the meaning is a guess; a part of a sentence, empty when it is none."""


@dataclass
class Reading:
    """A list as read: rows in the order of the file, and what concerns the file as a whole."""

    rows: list[Row]
    warnings: list[str] = field(default_factory=list)
    title: str | None = None
    """The list's own title, for example "Danh sách đề nghị khen thưởng …"."""
    sheet: str | None = None
    """The sheet of the first row; None for a text file."""
    columns: list[Column] = field(default_factory=list)
    """Every headed column of every table, understood or not."""

    def as_dict(self) -> dict[str, Any]:
        """{"rows": [...], "warnings": [...]}, without personal data."""
        return {"rows": [row.as_dict() for row in self.rows], "warnings": list(self.warnings)}

    def without_rows(self) -> dict[str, Any]:
        """What concerns the file as a whole, for handing over between processes."""
        columns = [vars(column) for column in self.columns]
        return {"warnings": list(self.warnings), "title": self.title, "sheet": self.sheet, "columns": columns}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Reading:
        """The reading whose :meth:`without_rows` is ``data``; still without rows."""
        columns = [Column(**column) for column in data["columns"]]
        return cls([], list(data["warnings"]), data["title"], data["sheet"], columns)
