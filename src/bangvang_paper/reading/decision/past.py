"""What reading an archive gives: decisions with their recipients, and honours one by one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bangvang_paper.reading.rows import Guess, Row


@dataclass
class PastHonour:
    """One award to one recipient under one decision, as the archive has it."""

    row: Row
    """Who and what for; a field that was guessed says so."""
    code: str = ""
    """Number and symbol of the decision as written: "1632/QĐ-UBND"; "" when the archive does not say."""
    decided_on: datetime.date | None = None
    issuer: str = ""
    year: int | None = None
    """The year that the honour is for, where the archive says one."""

    @property
    def missing(self) -> list[str]:
        """Sentences: what has to be known before the honour can be written into the register, and is not."""
        said = [] if self.code else ["Thiếu số, ký hiệu quyết định."]
        said += [] if self.decided_on else ["Thiếu ngày quyết định."]
        return [*said, *([] if self.issuer else ["Thiếu người hoặc cơ quan quyết định."]), *self.row.problems]

    def as_dict(self) -> dict[str, Any]:
        """The honour without personal data."""
        return {**self.row.as_dict(), **_decision(self)}

    def with_personal(self) -> dict[str, Any]:
        """Everything, for handing over between processes."""
        return {"row": self.row.with_personal(), **_decision(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> PastHonour:
        """The honour that :meth:`with_personal` wrote."""
        day = datetime.date.fromisoformat(data["decided_on"]) if data["decided_on"] else None
        return cls(Row.from_dict(data["row"]), data["code"], day, data["issuer"], data["year"])


def _decision(honour: PastHonour) -> dict[str, Any]:
    return {
        "code": honour.code,
        "decided_on": honour.decided_on.isoformat() if honour.decided_on else None,
        "issuer": honour.issuer,
        "year": honour.year,
    }


@dataclass
class History:
    """Honours read from one file, in its order, and what concerns the file as a whole."""

    honours: list[PastHonour]
    warnings: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """{"honours": [...], "warnings": [...]}, without personal data."""
        return {"honours": [honour.as_dict() for honour in self.honours], "warnings": list(self.warnings)}

    def with_personal(self) -> dict[str, Any]:
        """Everything, for handing over between processes."""
        return {"honours": [honour.with_personal() for honour in self.honours], "warnings": list(self.warnings)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> History:
        """The history that :meth:`with_personal` wrote."""
        return cls([PastHonour.from_dict(honour) for honour in data["honours"]], list(data["warnings"]))


@dataclass
class IssuedDecision:
    """A decision as its paper has it. "" and None where the paper does not say, or where it could not be read."""

    number: str
    symbol: str
    code: str
    """Number and symbol as written: "1632/QĐ-UBND", "212-QĐ/ĐU"."""
    decided_on: datetime.date | None
    place: str
    agency: str
    """Who the letterhead names."""
    issuer: str
    """Who decides: "Chủ tịch Ủy ban nhân dân tỉnh"."""
    signer: str
    signer_title: str
    """With its power, where one is written: "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"."""
    title: str
    """What it is about, without "Về việc"."""
    bases: list[str]
    """The paragraphs of its preamble: "Căn cứ Luật …"."""
    forms: list[str]
    """The forms that its articles grant, as written."""
    rows: list[Row]
    """The recipients, each with the award that it is granted."""
    guessed: list[Guess] = field(default_factory=list)
    """What was guessed about the decision itself; the fields are those of this class."""
    warnings: list[str] = field(default_factory=list)

    @property
    def award(self) -> str | None:
        """The award of all recipients; None when they differ or one is not known."""
        awards = {row.award for row in self.rows}
        return awards.pop() if len(awards) == 1 else None

    def history(self) -> History:
        """The recipients as honours of the past."""
        return History(
            [PastHonour(row, self.code, self.decided_on, self.issuer) for row in self.rows], list(self.warnings)
        )

    def as_dict(self) -> dict[str, Any]:
        """Everything but personal data."""
        return {**self._own(), "award": self.award, "rows": [row.as_dict() for row in self.rows]}

    def with_personal(self) -> dict[str, Any]:
        """Everything, for handing over between processes."""
        return {**self._own(), "rows": [row.with_personal() for row in self.rows]}

    def _own(self) -> dict[str, Any]:
        return {
            **vars(self),
            "decided_on": self.decided_on.isoformat() if self.decided_on else None,
            "guessed": [list(guess) for guess in self.guessed],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> IssuedDecision:
        """The decision that :meth:`with_personal` wrote."""
        day = datetime.date.fromisoformat(data["decided_on"]) if data["decided_on"] else None
        rows = [Row.from_dict(row) for row in data["rows"]]
        guessed = [Guess(*guess) for guess in data["guessed"]]
        return cls(**{**data, "decided_on": day, "rows": rows, "guessed": guessed})
