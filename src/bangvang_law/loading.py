"""Reads and checks the book's own files. A book that loads has no unknown key, no gap, no overlap and no loose citation.

Every refusal is a :class:`LawDataError` with ``file:line``, what is wrong and what to do.
"""

from __future__ import annotations

import hashlib
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
from bangvang_law.errors import LawDataError
from bangvang_law.instrument import KINDS, READ, Amendment, Instrument
from bangvang_law.loading_checks import CONFIDENCE, Checks, closed, known, period_of
from bangvang_law.loading_values import ValueReader
from bangvang_law.record import Record, Source
from bangvang_law.yaml_core import YamlRefused, documents, plain

LEVELS = (
    "state", "ministry_or_province", "sub_ministry", "province", "commune", "grassroots",
    "ministry_province_or_organisation",
)  # fmt: skip
VALUE_FILES = ("money.yaml", "votes.yaml", "paper.yaml", "criteria.yaml")


def load(folder: Traversable | None = None) -> BookData:
    """Read a folder of law data; the national data of this package when left out. Raises :class:`LawDataError`."""
    return _Loader(folder or resources.files("bangvang_law") / "data").book()


class _Loader:
    def __init__(self, folder: Traversable) -> None:
        self.folder = folder
        self.hash = hashlib.sha256()
        self.checks = Checks()
        self.authorities: dict[str, Authority] = {}
        self.awards: dict[str, Award] = {}

    def book(self) -> BookData:
        self._instruments(self._records("instruments.yaml"))
        self._check_links()
        authorities = self._record("authorities.yaml")
        self._authorities(authorities.records("authorities"))
        self._catalogue(self._records("catalogue.yaml"))
        grants = tuple(self._grant(row) for row in authorities.records("grants"))
        unread = tuple(self._unread_grant(row) for row in authorities.records("unread"))
        authorities.done()
        old = tuple(self._old(row) for row in self._records("before-2024.yaml"))
        values = self._values()
        self._hash_rules()
        edition = f"{values.read_on.isoformat()}/{self.hash.hexdigest()[:8]}"
        return BookData(
            self.checks.instruments, self.authorities, grants, unread, self.awards, old, values.timelines(), edition
        )

    def _values(self) -> ValueReader:
        reader = ValueReader(self.checks, self.awards, self.authorities)
        for name in VALUE_FILES:
            for row in self._records(f"values/{name}"):
                reader.series(row)
        reader.fill_bonus([reader.bonus_regime(row) for row in self._records("values/bonus.yaml")])
        return reader

    # -- files --------------------------------------------------------------------------------------------------------

    def _file(self, name: str) -> tuple[object, Source]:
        place = f"data/{name}"
        try:
            raw = self.folder.joinpath(*name.split("/")).read_bytes()
            text = raw.decode("utf-8")
        except (OSError, UnicodeDecodeError) as wrong:
            raise LawDataError(place, f"Không đọc được tệp ({wrong}).", "Hãy đặt lại tệp UTF-8 ở chỗ này.") from wrong
        self.hash.update(raw)
        try:
            nodes = list(documents(text))
            if len(nodes) != 1:
                raise YamlRefused(1, f"Tệp có {len(nodes)} văn bản YAML.", "Mỗi tệp luật chỉ có một.")
            data, lines = plain(nodes[0])
        except YamlRefused as wrong:
            raise LawDataError(f"{place}:{wrong.line}", wrong.what, wrong.todo) from wrong
        return data, Source(place, lines)

    def _record(self, name: str) -> Record:
        data, source = self._file(name)
        return Record(data, source, LawDataError)

    def _records(self, name: str) -> list[Record]:
        data, source = self._file(name)
        return Record({"items": data}, _InFile(source), LawDataError).records("items")

    def _hash_rules(self) -> None:
        """The sentences are part of the edition: the same data judged by other sentences is another book."""
        package = resources.files("bangvang_law")
        for folder in (package / "awards", package / "criteria"):
            for entry in sorted(folder.iterdir(), key=lambda one: one.name):
                if entry.name.endswith(".py"):
                    self.hash.update(entry.read_bytes())

    # -- instruments --------------------------------------------------------------------------------------------------

    def _instruments(self, rows: list[Record]) -> None:
        for row in rows:
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
            )
            row.done()
            if one.id in self.checks.instruments or one.short in self.checks.shorts:
                raise row.wrong("id", f"Văn bản “{one.short}” được khai hai lần.", "Hãy giữ một mục.")
            self.checks.instruments[one.id] = self.checks.shorts[one.short] = one
        self.rows = rows

    def _check_links(self) -> None:
        for row, one in zip(self.rows, self.checks.instruments.values(), strict=True):
            for key, name in (("replaced_by", one.replaced_by), *(("amended", part.by) for part in one.amendments)):
                if name is not None and name not in self.checks.instruments:
                    raise row.wrong(key, f"Không có văn bản “{name}”.", "Hãy khai văn bản đó trong instruments.yaml.")

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
                raise row.wrong("id", f"“{one.id}” được khai hai lần.", "Hãy giữ một mục.")
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


class _InFile(Source):
    """Places of a file whose top is a list: the loader wraps it in a record under the key ``items``."""

    def __init__(self, inner: Source) -> None:
        super().__init__(inner.name, inner.lines)

    def place(self, path: tuple[str | int, ...]) -> str:
        return super().place(path[1:])


def _each(rows: list[Record]) -> Iterable[Record]:
    """Rows that are closed once the caller has read what it wants."""
    for row in rows:
        yield row
        row.done()
