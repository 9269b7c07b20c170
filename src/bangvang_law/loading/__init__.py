"""Reads and checks the book's own files. A book that loads has no unknown key, no gap, no overlap and no loose citation.

Every refusal is a :class:`LawDataError` with ``file:line``, what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable

from bangvang_law.catalogue import (
    AWARD_KINDS,
    CRITERIA_STATUS,
    RECIPIENT_KINDS,
    Authority,
    Award,
    BookData,
    Grant,
    OldCriteria,
    UnreadGrant,
)
from bangvang_law.dated import Period
from bangvang_law.instrument import KINDS, READ, Amendment, Instrument
from bangvang_law.layers import PACK_LEVELS, Detail
from bangvang_law.loading.checks import CONFIDENCE, Checks, closed, known, period_of, refuse_circle
from bangvang_law.loading.files import Files
from bangvang_law.loading.values import ValueReader
from bangvang_law.record import Record

LEVELS = (
    "state", "ministry_or_province", "sub_ministry", "province", "commune", "grassroots",
    "ministry_province_or_organisation",
)  # fmt: skip
VALUE_FILES = (
    "money.yaml", "votes.yaml", "paper.yaml", "criteria.yaml", "procedure.yaml", "dossier.yaml", "order.yaml",
)  # fmt: skip


def load(folder: Traversable | None = None) -> BookData:
    """Read a folder of law data; the national data of this package when left out. Raises :class:`LawDataError`."""
    return _Loader(folder or resources.files("bangvang_law") / "data").book()


class _Loader:
    def __init__(self, folder: Traversable) -> None:
        self.files = Files(folder, "data")
        self.checks = Checks()
        self.authorities: dict[str, Authority] = {}
        self.awards: dict[str, Award] = {}

    def book(self) -> BookData:
        read_instruments(self.files.records("instruments.yaml"), self.checks)
        authorities = self.files.record("authorities.yaml")
        self._authorities(authorities.records("authorities"))
        self._catalogue(self.files.records("catalogue.yaml"))
        grants = tuple(self._grant(row) for row in authorities.records("grants"))
        unread = tuple(self._unread_grant(row) for row in authorities.records("unread"))
        authorities.done()
        old = tuple(self._old(row) for row in self.files.records("before-2024.yaml"))
        details = tuple(self._detail(row) for row in self.files.records("details.yaml"))
        values = self._values()
        self._hash_rules()
        edition = f"{values.read_on.isoformat()}/{self.files.hash.hexdigest()[:8]}"
        return BookData(
            self.checks.instruments, self.authorities, grants, unread, self.awards, old, values.timelines(), edition,
            details,
        )  # fmt: skip

    def _values(self) -> ValueReader:
        reader = ValueReader(self.checks, self.awards, self.authorities)
        for name in VALUE_FILES:
            for row in self.files.records(f"values/{name}"):
                reader.series(row)
        reader.fill_bonus([reader.bonus_regime(row) for row in self.files.records("values/bonus.yaml")])
        return reader

    def _hash_rules(self) -> None:
        """The sentences are part of the edition: the same data judged by other sentences is another book."""
        package = resources.files("bangvang_law")
        for folder in (package / "awards", package / "criteria"):
            for entry in sorted(folder.iterdir(), key=lambda one: one.name):
                if entry.name.endswith(".py"):
                    self.files.hash.update(entry.read_bytes())

    # -- authorities and awards ---------------------------------------------------------------------------------------

    def _authorities(self, rows: list[Record]) -> None:
        for row in rows:
            end = row.maybe_day("until")
            one = Authority(
                id=row.text("id"),
                name=row.text("name"),
                period=Period(date.min, end),
                citation=self.checks.cited(row, "citation") if end else "",
                replaced_by=row.maybe_text("replaced_by"),
            )
            row.done()
            if one.id in self.authorities:
                raise row.wrong("id", f"“{one.id}” được khai hai lần.", "Hãy giữ một mục.")
            self.authorities[one.id] = one
        for row, one in zip(rows, self.authorities.values(), strict=True):
            if one.replaced_by is not None and one.replaced_by not in self.authorities:
                raise row.wrong(
                    "replaced_by", f"Không có người có thẩm quyền “{one.replaced_by}”.", "Hãy dùng mã đã khai."
                )
            refuse_circle(row, one, self.authorities)

    def _catalogue(self, rows: list[Record]) -> None:
        for order, row in enumerate(rows, start=1):
            before = row.text("before_2024")
            one = Award(
                id=row.text("id"),
                name=row.text("name"),
                kind=row.choice("kind", AWARD_KINDS),
                level=row.choice("level", LEVELS),
                recipient_kinds=tuple(known(row, "recipients", RECIPIENT_KINDS)),
                recipients_read=row.flag("recipients_read", True),
                criteria=row.choice("criteria", CRITERIA_STATUS),
                citation=self.checks.cited(row, "citation"),
                confidence=row.choice("confidence", CONFIDENCE),
                before_2024=before if before in ("absent", "unread") else self.checks.cited(row, "before_2024"),
                order=order,
                place=row.source.place(row.path),
            )
            row.done()
            if one.id in self.awards:
                before = self.awards[one.id].place
                raise row.wrong("id", f"“{one.id}” được khai hai lần; lần trước ở {before}.", "Hãy giữ một mục.")
            self.awards[one.id] = one

    def _grant(self, row: Record) -> Grant:
        one = Grant(
            authority=row.choice("authority", self.authorities),
            awards=tuple(known(row, "awards", self.awards)),
            period=period_of(row),
            citations=self.checks.all_cited(row),
            confidence=row.choice("confidence", CONFIDENCE),
            complete=row.flag("complete"),
            note=row.text("note", ""),
        )
        row.done()
        return one

    def _unread_grant(self, row: Record) -> UnreadGrant:
        one = UnreadGrant(
            authorities=tuple(known(row, "authorities", self.authorities)),
            awards=tuple(known(row, "awards", self.awards)),
            period=period_of(row),
            citation=self.checks.cited(row, "citation"),
            reason=row.text("reason"),
        )
        row.done()
        return one

    def _detail(self, row: Record) -> Detail:
        one = Detail(
            awards=tuple(known(row, "awards", self.awards)),
            levels=tuple(known(row, "levels", PACK_LEVELS)),
            citation=self.checks.cited(row, "citation"),
            confidence=row.choice("confidence", CONFIDENCE),
            place=row.source.place(row.path),
        )
        row.done()
        return one

    def _old(self, row: Record) -> OldCriteria:
        one = OldCriteria(
            award=row.choice("award", self.awards),
            period=period_of(row),
            citations=self.checks.all_cited(row),
            conditions=tuple(row.texts("conditions")),
            note=row.text("note", ""),
        )
        row.done()
        return one


def read_instruments(rows: list[Record], checks: Checks) -> None:
    """Declare instruments in ``checks``, where citations look for them; what they name must be declared too."""
    found = [(row, _instrument(row)) for row in rows]
    for row, one in found:
        before = checks.instruments.get(one.id) or checks.shorts.get(one.short)
        if before is not None:
            raise row.wrong(
                "id", f"Văn bản “{one.short}” đã được khai ở {before.place}.", "Hãy giữ một mục, bỏ mục còn lại."
            )
        checks.instruments[one.id] = checks.shorts[one.short] = one
    for row, one in found:
        for key, name in (("replaced_by", one.replaced_by), *(("amended", part.by) for part in one.amendments)):
            if name is not None and name not in checks.instruments:
                raise row.wrong(key, f"Không có văn bản “{name}”.", "Hãy khai văn bản đó trong instruments.yaml.")
        refuse_circle(row, one, checks.instruments)


def _instrument(row: Record) -> Instrument:
    issued = row.maybe_day("issued")
    start = row.maybe_day("from") or issued or date.min
    one = Instrument(
        id=row.text("id"),
        kind=row.choice("kind", KINDS),
        short=row.text("short"),
        number=row.text("number"),
        title=row.text("title"),
        issuer=row.text("issuer"),
        issued=issued,
        period=closed(row, start),
        replaced_by=row.maybe_text("replaced_by"),
        amendments=tuple(
            Amendment(part.text("by"), part.day("from"), part.choice("read", READ))
            for part in _each(row.records("amended", []))
        ),
        read=row.choice("read", READ),
        ground=row.flag("ground"),
        note=row.text("note", ""),
        place=row.source.place(row.path),
    )
    row.done()
    return one


def _each(rows: list[Record]) -> Iterable[Record]:
    """Rows that are closed once the caller has read what it wants."""
    for row in rows:
        yield row
        row.done()
