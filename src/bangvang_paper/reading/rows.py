"""What reading gives back: rows of nominees with what was guessed, and the reading as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = ("individual", "collective", "household")


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
    guesses: list[str] = field(default_factory=list)
    """Sentences: what the reader took for granted, each to be looked at."""
    source: dict[str, Any] = field(default_factory=dict)
    """{"sheet", "row", "cells": {address: text as written}, "fields": {field: address}}, without personal data."""
    problems: list[str] = field(default_factory=list)
    """Sentences: what stands in the way of accepting the row."""
    personal: dict[str, str] = field(default_factory=dict)
    """"citizen_number" and "birth_date" as written. Kept apart from everything that is shown or stored in the clear."""

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
            "guesses": list(self.guesses),
            "source": self.source,
            "problems": list(self.problems),
        }


@dataclass
class Reading:
    """A list as read: rows in the order of the file, and what concerns the file as a whole."""

    rows: list[Row]
    warnings: list[str] = field(default_factory=list)
    title: str | None = None
    """The list's own title, for example "Danh sách đề nghị khen thưởng …"."""
    sheet: str | None = None
    """The sheet of the first row; None for a text file."""

    def as_dict(self) -> dict[str, Any]:
        """{"rows": [...], "warnings": [...]}, without personal data."""
        return {"rows": [row.as_dict() for row in self.rows], "warnings": list(self.warnings)}

    def with_personal(self) -> dict[str, Any]:
        """Everything, for handing over between processes; never for storing or showing."""
        rows = [{**row.as_dict(), "personal": row.personal} for row in self.rows]
        return {"rows": rows, "warnings": list(self.warnings), "title": self.title, "sheet": self.sheet}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Reading:
        """The reading that :meth:`with_personal` wrote."""
        return cls([Row(**row) for row in data["rows"]], list(data["warnings"]), data["title"], data["sheet"])
