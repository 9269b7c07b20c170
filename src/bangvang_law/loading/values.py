"""Reads the dated values: series of one kind, and the bonus factors as each decree tables them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bangvang_law.catalogue import RECIPIENT_KINDS, Scope
from bangvang_law.citation import Citation
from bangvang_law.dated import Period, Timeline, Value
from bangvang_law.errors import LawDataError
from bangvang_law.loading.checks import CONFIDENCE, Checks, known, period_of
from bangvang_law.record import Record

STATUS = ("read", "unread", "local", "none")
Placed = tuple[Period, tuple[Value, str]]
"""A value with its period and the place it was read from."""


class ValueReader:
    """Collects values by kind and scope; :meth:`timelines` checks that each covers its days once and without a gap."""

    def __init__(self, checks: Checks, awards: Collection[str], authorities: Collection[str]) -> None:
        self.checks = checks
        self.awards = awards
        self.authorities = authorities
        self.read_on = date.min
        self.found: dict[tuple[str, Scope], list[Placed]] = {}

    def timelines(self) -> Mapping[tuple[str, Scope], Timeline[Value]]:
        """Everything read so far, checked."""
        return {key: _timeline(entries) for key, entries in self.found.items()}

    def series(self, row: Record) -> None:
        """One kind of value, for some awards or for all."""
        kind, unit = row.text("kind"), row.text("unit")
        awards = known(row, "awards", self.awards) if row.has("awards") else [""]
        entries = [self._entry(part, kind, unit) for part in row.records("entries")]
        row.done()
        for award in awards:
            for value, place in entries:
                self._add((kind, (award, "", "")), value, place)

    def _entry(self, row: Record, kind: str, unit: str) -> tuple[Value, str]:
        status = row.choice("status", STATUS, "read")
        if status != "read" and row.has("value"):
            raise row.wrong(
                "value", f"Mục “status: {status}” không thể có “value”.", "Hãy bỏ “value”, hoặc bỏ “status”."
            )
        if status == "unread" and row.has("confidence"):
            raise row.wrong("confidence", "Mục chưa đọc không có mức tin cậy.", "Hãy bỏ “confidence”.")
        value = Value(
            kind=kind,
            status=status,
            value=_amount(row, unit) if status == "read" else None,
            unit=unit,
            period=period_of(row),
            citations=self.checks.all_cited(row),
            confidence=row.choice("confidence", CONFIDENCE) if status != "unread" else "unread",
            read_on=self._read_on(row),
            note=row.text("note", ""),
            base=row.text("base", ""),
            place=row.source.place(row.path),
        )
        value = self._more(row, value)
        row.done()
        return value, value.place

    def _more(self, row: Record, value: Value) -> Value:
        """What else an entry may say; the national book says nothing more, packs do."""
        return value

    def _read_on(self, row: Record) -> date:
        day = row.day("read_on")
        self.read_on = max(self.read_on, day)
        return day

    def _add(self, key: tuple[str, Scope], value: Value, place: str) -> None:
        """Store a value; close it where the text it cites stops being the text that was read."""
        entries = self.found.setdefault(key, [])
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
            instrument = self.checks.shorts[Citation.parse(text).instrument]
            cuts += [
                (part.start, self.checks.instruments[part.by].short)
                for part in instrument.amendments
                if part.read == "no"
            ]
            if instrument.period.end is not None:
                cuts.append((instrument.period.end, instrument.short))
        return min(cuts, default=None)

    def bonus_regime(self, row: Record) -> tuple[Period, str]:
        """The factors of one decree; gives back its days and short name."""
        decree = self.checks.instruments[row.choice("id", self.checks.instruments)]
        period, read_on = period_of(row), self._read_on(row)
        confidence = row.choice("confidence", CONFIDENCE)
        multiplied = row.maybe_record("multiply_citations")
        shared = {
            kind: self.checks.cited(multiplied, kind) for kind in RECIPIENT_KINDS if multiplied and multiplied.has(kind)
        }
        if multiplied:
            multiplied.done()
        for part in row.records("rows"):
            self._bonus_row(part, period, read_on, confidence, shared)
        row.done()
        return Period(period.start, period.end or decree.period.end), decree.short

    def fill_bonus(self, regimes: list[tuple[Period, str]]) -> None:
        """What a regime does not name was not read in it; saying so leaves no gap between two regimes that name it."""
        for (kind, _), entries in self.found.items():
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
        self, row: Record, period: Period, read_on: date, confidence: str, shared: Mapping[str, str]
    ) -> None:
        awards = known(row, "awards", self.awards)
        issuers = known(row, "issuers", self.authorities) if row.has("issuers") else [""]
        citation, note = self.checks.cited(row, "citation"), row.text("note", "")
        of_multiple = self.checks.cited(row, "multiply_citation") if row.has("multiply_citation") else None
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
                "bonus_coefficient", status, factor, "lần lương cơ sở", period, cited, sure, read_on, note, base,
                row.source.place(row.path),
            )  # fmt: skip
            for award in awards:
                for issuer in issuers:
                    self._add(("bonus_coefficient", (award, kind, issuer)), value, row.source.place(row.path))


def _timeline(entries: list[Placed]) -> Timeline[Value]:
    def refuse(entry: tuple[Value, str], what: str, todo: str) -> Exception:
        return LawDataError(entry[1], what, todo)

    checked = Timeline.checked(entries, refuse)
    return Timeline([(period, value) for period, (value, _) in checked.entries])


def _amount(row: Record, unit: str) -> object:
    if unit == "tỷ lệ":
        return _share(row)
    if unit in ("thể thức", "mẫu"):
        return row.raw("value") if isinstance(row.raw("value"), Mapping) else row.record("value")
    if unit == "cách làm tròn":
        return row.choice("value", ("up", "nearest", "raw"))
    if unit == "ngày trong năm":
        return _yearly_day(row)
    if unit == "cách quyết định":
        return row.choice("value", DECIDED_BY)
    if unit in WORD_LISTS:
        return tuple(known(row, "value", WORD_LISTS[unit]))
    return row.whole("value", least=0)


def _share(row: Record) -> Fraction:
    share = row.fraction("value")
    if not 0 < share <= 1:
        raise row.wrong("value", f"Tỷ lệ {share} không nằm trong khoảng từ 0 đến 1.", "Hãy viết phân số như 4/5.")
    return share


DOCUMENTS = {
    "proposal": "Tờ trình",
    "list": "Danh sách",
    "achievement_report": "Báo cáo thành tích",
    "summary_report": "Báo cáo tóm tắt",
    "minutes": "Biên bản bình xét hoặc xét khen thưởng",
    "ballot_result": "Kết quả bỏ phiếu",
    "recognition_of_initiative": "Chứng nhận, xác nhận sáng kiến, đề tài",
    "opinions": "Văn bản lấy ý kiến theo Điều 33",
    "decision": "Quyết định khen thưởng",
}
"""Documents of a dossier."""
DECIDED_BY = ("majority",)
"""How a council decides where no share is set."""
WORD_LISTS: Mapping[str, tuple[str, ...]] = {
    "các bước": (
        "standing_body_appraises", "council_considers", "provincial_committee_considers", "party_standing_committee_agrees",
        "published_for_opinion", "chair_decides", "submitted_to_prime_minister",
    ),
    "các giấy tờ": tuple(DOCUMENTS),
    "các nơi cho ý kiến": ("party_standing_committee", "politburo", "secretariat"),
    "các loại hình": ("merit", "sudden_feat", "movement", "long_service", "tenure", "external"),
    "các hình thức thi đua": ("regular", "thematic"),
    "các ngoại lệ": ("sudden_feat", "resistance_war", "heroic_mother"),
    "thứ tự": (
        "higher_before_lower", "titles_before_forms", "collective", "household", "individual", "living_before_posthumous",
        "end_of_achievement", "day_of_decision",
    ),
    "các quy tắc": (
        "same_period_highest_title_only", "titles_of_other_periods_each", "other_forms_each", "title_and_form_both",
    ),
    "các căn cứ": (
        "fraud_in_declaration", "false_or_forged_dossier", "unlawful_appraisal_or_proposal", "violation_in_achievement_period",
    ),
    "các nguồn": ("annual_rating_of_person", "rating_of_party_organisation", "rating_by_superior_body"),
}  # fmt: skip
"""Units of values that are lists of words, and the words."""

_YEARLY = re.compile(r"(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])\Z")


def _yearly_day(row: Record) -> str:
    """A day of every year, ``MM-DD``."""
    text = row.text("value")
    found = _YEARLY.match(text)
    if not found or not 1 <= int(found["day"]) <= monthrange(2024, int(found["month"]))[1]:
        raise row.wrong("value", f"“{text}” không phải là ngày trong năm.", 'Hãy viết tháng-ngày, ví dụ "12-10".')
    return text


def _lasting(value: Value, period: Period) -> Value:
    return replace(value, period=period)


def _unread_after(value: Value, since: date, by: str) -> Value:
    note = f"Từ {since:%d/%m/%Y} lời văn đã thay đổi theo {by} hoặc hết hiệu lực; văn bản mới chưa đọc."
    return Value(
        value.kind, "unread", None, value.unit, Period(since), (*value.citations, by), "unread", value.read_on, note,
        place=value.place,
    )  # fmt: skip
