"""Laws, decrees, circulars and decisions: when each holds, what amended or replaced it, and whether its text was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bangvang_law.dated import Period

KINDS = {
    "law": "Luật",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "decision": "Quyết định",
    "resolution": "Nghị quyết",
    "letter": "Công văn",
    "notice": "Thông báo",
    "directive": "Chỉ thị",
}
READ = ("yes", "no", "secondary")


@dataclass(frozen=True, slots=True)
class Amendment:
    """From a day on, another instrument changes this one; ``read`` tells whether the changed text was read."""

    by: str
    start: date
    read: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One legal text. ``short`` is the name used in citations; ``read`` is yes, no, or secondary (quoted by others)."""

    id: str
    kind: str
    short: str
    number: str
    title: str
    issuer: str
    issued: date | None
    period: Period
    replaced_by: str | None
    amendments: tuple[Amendment, ...]
    read: str
    ground: bool
    note: str
    place: str = field(default="", compare=False)

    def unread_from(self) -> date | None:
        """First day from which the text that holds was not read: the first unread amendment."""
        days = [one.start for one in self.amendments if one.read == "no"]
        return min(days) if days else None

    @property
    def ground_line(self) -> str:
        """The line “Căn cứ …” of a decision; laws are written without number and issuer (NĐ 30/2020, Phụ lục I)."""
        day = f" ngày {self.issued.day} tháng {self.issued.month} năm {self.issued.year}" if self.issued else ""
        if self.kind == "law":
            return f"Căn cứ {self.title}{day}"
        about = f" {self.title}" if self.title else ""
        return f"Căn cứ {KINDS[self.kind]} số {self.number}{day} của {self.issuer}{about}"
