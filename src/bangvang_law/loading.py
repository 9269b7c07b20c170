"""Reads and checks the book's own files. A book that loads has no unknown key, no gap, no overlap and no loose citation.

Every refusal is a :class:`LawDataError` with ``file:line``, what is wrong and what to do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from importlib import resources
from importlib.resources.abc import Traversable

from bangvang_law.book import (
    AWARD_KINDS,
    CRITERIA_STATUS,
    RECIPIENT_KINDS,
    Authority,
    Award,
    BookData,
    Grant,
    OldCriteria,
    Scope,
    UnreadGrant,
)
from bangvang_law.citation import Citation
from bangvang_law.dated import Period, Timeline, Value
from bangvang_law.errors import LawDataError
from bangvang_law.instrument import KINDS, READ, Amendment, Instrument
from bangvang_law.record import Record, Source
from bangvang_law.yaml_core import YamlRefused, documents, plain

CONFIDENCE = ("primary", "secondary")
STATUS = ("read", "unread", "local", "none")
LEVELS = (
    "state", "ministry_or_province", "sub_ministry", "province", "commune", "grassroots",
    "ministry_province_or_organisation",
)  # fmt: skip
Values = dict[tuple[str, Scope], list[tuple[Period, tuple[Value, str]]]]


def load(folder: Traversable | None = None) -> BookData:
    """Read a folder of law data; the national data of this package when left out. Raises :class:`LawDataError`."""
    return _Loader(folder or resources.files("bangvang_law") / "data").book()


class _Loader:
    def __init__(self, folder: Traversable) -> None:
        self.folder = folder
        self.read_on = date.min
        self.hash = hashlib.sha256()
        self.instruments: dict[str, Instrument] = {}
        self.shorts: dict[str, Instrument] = {}
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
        edition = f"{self.read_on.isoformat()}/{self.hash.hexdigest()[:8]}"
        return BookData(self.instruments, self.authorities, grants, unread, self.awards, old, values, edition)

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
                period=self._closed(row, start),
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
            if one.id in self.instruments or one.short in self.shorts:
                raise row.wrong("id", f"Văn bản “{one.short}” được khai hai lần.", "Hãy giữ một mục.")
            self.instruments[one.id] = self.shorts[one.short] = one
        self.rows = rows

    def _check_links(self) -> None:
        for row, one in zip(self.rows, self.instruments.values(), strict=True):
            for key, name in (("replaced_by", one.replaced_by), *(("amended", part.by) for part in one.amendments)):
                if name is not None and name not in self.instruments:
                    raise row.wrong(key, f"Không có văn bản “{name}”.", "Hãy khai văn bản đó trong instruments.yaml.")

    # -- citations ----------------------------------------------------------------------------------------------------

    def _cited(self, row: Record, key: str) -> str:
        return self._citation(row, key, row.text(key))

    def _all_cited(self, row: Record, key: str = "citations") -> tuple[str, ...]:
        texts = row.texts(key)
        if not texts:
            raise row.wrong(key, "Thiếu điều luật làm căn cứ.", "Hãy ghi văn bản, điều, khoản, điểm.")
        return tuple(self._citation(row, key, text) for text in texts)

    def _citation(self, row: Record, key: str, text: str) -> str:
        try:
            cited = Citation.parse(text)
        except ValueError as wrong:
            raise row.wrong(
                key, f"Không hiểu căn cứ “{text}”.", "Hãy viết như “Luật 06/2022/QH15, Điều 74 khoản 1 điểm d”."
            ) from wrong
        if cited.instrument not in self.shorts:
            raise row.wrong(
                key, f"Không có văn bản “{cited.instrument}”.", "Hãy khai văn bản đó trong instruments.yaml."
            )
        return text

    # -- authorities and awards ---------------------------------------------------------------------------------------

    def _authorities(self, rows: list[Record]) -> None:
        for row in rows:
            end = row.maybe_day("until")
            one = Authority(
                id=row.text("id"),
                name=row.text("name"),
                period=Period(date.min, end),
                citation=self._cited(row, "citation") if end else "",
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
                recipient_kinds=tuple(self._known(row, "recipients", RECIPIENT_KINDS)),
                recipients_read=row.flag("recipients_read", True),
                criteria=row.choice("criteria", CRITERIA_STATUS),
                citation=self._cited(row, "citation"),
                confidence=row.choice("confidence", CONFIDENCE),
                before_2024=before if before in ("absent", "unread") else self._cited(row, "before_2024"),
                order=order,
                place=row.source.place(row.path),
            )
            row.done()
            if one.id in self.awards:
                raise row.wrong("id", f"“{one.id}” được khai hai lần.", "Hãy giữ một mục.")
            self.awards[one.id] = one

    def _known(self, row: Record, key: str, names: Iterable[str]) -> list[str]:
        known = set(names)
        found = row.texts(key)
        for name in found:
            if name not in known:
                raise row.wrong(key, f"Không có “{name}”.", "Hãy dùng mã đã khai.")
        return found

    def _grant(self, row: Record) -> Grant:
        one = Grant(
            authority=row.choice("authority", self.authorities),
            awards=tuple(self._known(row, "awards", self.awards)),
            period=self._period(row),
            citations=self._all_cited(row),
            confidence=row.choice("confidence", CONFIDENCE),
            complete=row.flag("complete"),
            note=row.text("note", ""),
        )
        row.done()
        return one

    def _unread_grant(self, row: Record) -> UnreadGrant:
        one = UnreadGrant(
            authorities=tuple(self._known(row, "authorities", self.authorities)),
            awards=tuple(self._known(row, "awards", self.awards)),
            period=self._period(row),
            citation=self._cited(row, "citation"),
            reason=row.text("reason"),
        )
        row.done()
        return one

    def _old(self, row: Record) -> OldCriteria:
        one = OldCriteria(
            award=row.choice("award", self.awards),
            period=self._period(row),
            citations=self._all_cited(row),
            conditions=tuple(row.texts("conditions")),
            note=row.text("note", ""),
        )
        row.done()
        return one

    def _period(self, row: Record) -> Period:
        return self._closed(row, row.day("from"))

    def _closed(self, row: Record, start: date) -> Period:
        end = row.maybe_day("until")
        if end is not None and end <= start:
            raise row.wrong(
                "until", f"“until” ({end}) không sau “from” ({start}).", "“until” là ngày đầu tiên không còn hiệu lực."
            )
        return Period(start, end)

    # -- values -------------------------------------------------------------------------------------------------------

    def _values(self) -> Mapping[tuple[str, Scope], Timeline[Value]]:
        found: Values = {}
        for name in ("money.yaml", "votes.yaml", "paper.yaml", "criteria.yaml"):
            for row in self._records(f"values/{name}"):
                self._series(row, found)
        regimes = [self._bonus_regime(row, found) for row in self._records("values/bonus.yaml")]
        self._fill_bonus(found, regimes)
        return {key: self._timeline(entries) for key, entries in found.items()}

    def _timeline(self, entries: list[tuple[Period, tuple[Value, str]]]) -> Timeline[Value]:
        def refuse(entry: tuple[Value, str], what: str, todo: str) -> Exception:
            return LawDataError(entry[1], what, todo)

        checked = Timeline.checked(entries, refuse)
        return Timeline([(period, value) for period, (value, _) in checked.entries])

    def _series(self, row: Record, found: Values) -> None:
        kind, unit = row.text("kind"), row.text("unit")
        awards = self._known(row, "awards", self.awards) if row.has("awards") else [""]
        entries = [self._entry(part, kind, unit) for part in row.records("entries")]
        row.done()
        for award in awards:
            for value, place in entries:
                self._add(found, (kind, (award, "", "")), value, place)

    def _entry(self, row: Record, kind: str, unit: str) -> tuple[Value, str]:
        status = row.choice("status", STATUS, "read")
        value = Value(
            kind=kind,
            status=status,
            value=_amount(row, unit) if status == "read" else None,
            unit=unit,
            period=self._period(row),
            citations=self._all_cited(row),
            confidence=row.choice("confidence", CONFIDENCE) if status != "unread" else "unread",
            read_on=self._read_on(row),
            note=row.text("note", ""),
            base=row.text("base", ""),
        )
        row.done()
        return value, row.source.place(row.path)

    def _read_on(self, row: Record) -> date:
        day = row.day("read_on")
        self.read_on = max(self.read_on, day)
        return day

    def _add(self, found: Values, key: tuple[str, Scope], value: Value, place: str) -> None:
        """Store a value; close it where the text it cites stops being the text that was read."""
        entries = found.setdefault(key, [])
        cut = self._stops_being_read(value)
        if cut is None:
            entries.append((value.period, (value, place)))
            return
        since, by = cut
        entries.append((Period(value.period.start, since), (_lasting(value, Period(value.period.start, since)), place)))
        entries.append((Period(since), (_unread_after(value, since, by), place)))

    def _stops_being_read(self, value: Value) -> tuple[date, str] | None:
        if value.period.end is not None or value.status == "unread":
            return None
        cuts: list[tuple[date, str]] = []
        for text in value.citations:
            instrument = self.shorts[Citation.parse(text).instrument]
            cuts += [
                (part.start, self.instruments[part.by].short) for part in instrument.amendments if part.read == "no"
            ]
            if instrument.period.end is not None:
                cuts.append((instrument.period.end, instrument.short))
        return min(cuts, default=None)

    def _bonus_regime(self, row: Record, found: Values) -> tuple[Period, str]:
        decree = self.instruments[row.choice("id", self.instruments)]
        period, read_on = self._period(row), self._read_on(row)
        confidence = row.choice("confidence", CONFIDENCE)
        multiplied = row.maybe_record("multiply_citations")
        shared = {
            kind: self._cited(multiplied, kind) for kind in RECIPIENT_KINDS if multiplied and multiplied.has(kind)
        }
        if multiplied:
            multiplied.done()
        for part in row.records("rows"):
            self._bonus_row(part, period, read_on, confidence, shared, found)
        row.done()
        return Period(period.start, period.end or decree.period.end), decree.short

    def _fill_bonus(self, found: Values, regimes: list[tuple[Period, str]]) -> None:
        """What a regime does not name was not read in it; saying so leaves no gap between two regimes that name it."""
        for (kind, _), entries in found.items():
            if kind != "bonus_coefficient":
                continue
            for period, short in regimes:
                if not any(period.overlaps(other) for other, _ in entries):
                    value = Value(
                        kind, "unread", None, "lần lương cơ sở", period, (short,), "unread", None,
                        f"Hệ số theo {short} cho loại này chưa đọc.",
                    )  # fmt: skip
                    entries.append((period, (value, "data/values/bonus.yaml")))

    def _bonus_row(
        self, row: Record, period: Period, read_on: date, confidence: str, shared: Mapping[str, str], found: Values
    ) -> None:
        awards = self._known(row, "awards", self.awards)
        issuers = self._known(row, "issuers", self.authorities) if row.has("issuers") else [""]
        citation, note = self._cited(row, "citation"), row.text("note", "")
        of_multiple = self._cited(row, "multiply_citation") if row.has("multiply_citation") else None
        base = "at_most" if row.flag("at_most", False) else ""
        sure = row.choice("confidence", CONFIDENCE, confidence)
        factors: list[tuple[str, Decimal | None, tuple[str, ...]]]
        if row.flag("none", False):
            factors = [(kind, None, (citation,)) for kind in RECIPIENT_KINDS]
        else:
            factors = [(kind, row.decimal(kind), (citation,)) for kind in RECIPIENT_KINDS if row.has(kind)]
            times = row.maybe_record("multiply")
            if times and factors:
                single = factors[0][1] or Decimal(0)
                for kind in RECIPIENT_KINDS:
                    if times.has(kind):
                        second = of_multiple or shared.get(kind)
                        both = (citation, second) if second else (citation,)
                        factors.append((kind, single * times.decimal(kind), both))
                times.done()
        row.done()
        for kind, factor, cited in factors:
            status = "none" if factor is None else "read"
            value = Value(
                "bonus_coefficient", status, factor, "lần lương cơ sở", period, cited, sure, read_on, note, base
            )  # fmt: skip
            for award in awards:
                for issuer in issuers:
                    self._add(found, ("bonus_coefficient", (award, kind, issuer)), value, row.source.place(row.path))


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


def _amount(row: Record, unit: str) -> object:
    if unit == "tỷ lệ":
        return row.fraction("value")
    if unit in ("thể thức", "mẫu"):
        return row.raw("value") if isinstance(row.raw("value"), Mapping) else row.record("value")
    if unit == "cách làm tròn":
        return row.choice("value", ("up", "nearest", "raw"))
    return row.whole("value", least=0)


def _lasting(value: Value, period: Period) -> Value:
    return Value(
        value.kind, value.status, value.value, value.unit, period, value.citations, value.confidence, value.read_on,
        value.note, value.base,
    )  # fmt: skip


def _unread_after(value: Value, since: date, by: str) -> Value:
    note = f"Từ {since:%d/%m/%Y} lời văn đã thay đổi theo {by} hoặc hết hiệu lực; văn bản mới chưa đọc."
    return Value(
        value.kind, "unread", None, value.unit, Period(since), (*value.citations, by), "unread", value.read_on, note
    )  # fmt: skip
