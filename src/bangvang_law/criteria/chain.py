"""Awards held and years rated: single ones, and rows of years without a gap.

A row of *n* years ends in the last year of the achievement period. A year without a known rating makes it *unknown*; a year
that really was not assessed needs a person, because no text says how leave or transfer counts. A revoked award does not
count, and neither does one decided after the day of assessment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bangvang_law.asking import Asking
from bangvang_law.columns import EVER, MET, NEEDS_PERSON, NOT_MET, UNKNOWN, Code, Cond, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading, figure_said, not_read, unread_figure
from bangvang_law.facts import NOT_ASSESSED, RATINGS, Held
from bangvang_law.finding import Finding, Word


def at_least_said(step: str) -> str:
    """A least rating as it stands in a sentence; above the highest there is nothing to say."""
    more = "" if step == RATINGS[-1] else " trở lên"
    return f"“{RATING_NAMES[step]}”{more}"


RATING_NAMES = {
    "excellent": "hoàn thành xuất sắc nhiệm vụ",
    "good": "hoàn thành tốt nhiệm vụ",
    "completed": "hoàn thành nhiệm vụ",
    "not_completed": "không hoàn thành nhiệm vụ",
    NOT_ASSESSED: "không được xếp loại",
}


def year_of(award: Held) -> int | None:
    """The year an award stands for: as recorded, else the last of its period, else the year it was decided."""
    if award.year is not None:
        return award.year
    if award.period is not None:
        return award.period.last.year
    return award.decided_on.year if award.decided_on else None


def standing(reading: Reading, *names: str) -> list[Held]:
    """Awards of these ids that count on the day; revoked ones and later decisions do not."""
    return [
        one
        for one in reading.case.recipient.awards or ()
        if one.award in names and not one.revoked and not (one.decided_on and one.decided_on > reading.case.on)
    ]


def said(reading: Reading, names: Iterable[str], years: Iterable[int] | None = None) -> tuple[str, ...]:
    """Lines of the proof for every award of these ids, revoked ones too, so that the reader sees why one is missing."""
    wanted, span = set(names), set(years) if years is not None else None
    return tuple(
        one.said(reading.book.award(one.award).name)
        for one in reading.case.recipient.awards or ()
        if one.award in wanted and (span is None or year_of(one) in span)
    )


@dataclass(frozen=True, slots=True)
class _Held(Leaf):
    """One of some awards was granted before; with ``then``, so many years of a row came after it."""

    awards: tuple[str, ...]
    then: str = ""

    def sentence(self, asking: Asking) -> str:
        names = " hoặc ".join(asking.book.award(one).name for one in self.awards)
        after = f", sau đó tính {figure_said(asking, self.then)} năm" if self.then else ""
        return f"đã được tặng {names}{after}"

    def look(self, reading: Reading) -> Finding:
        names = " hoặc ".join(reading.book.award(one).name for one in self.awards)
        if reading.case.recipient.awards is None:
            return self.found("held", Word.UNKNOWN, f"Chưa có dữ liệu về {names} đã được tặng.")
        before: date | None = None
        if self.then:
            length = reading.figure(self.then)
            if not length.is_read:
                return not_read("held", length, self.cites)
            before = date(reading.row(length.whole).start, 1, 1)
        facts = said(reading, self.awards)
        having = standing(reading, *self.awards)
        if not having:
            return self.found("held", Word.NOT_MET, f"Chưa có {names}.", *facts)
        if before is not None and not any(_ends_before(one, before) for one in having):
            return self.found(
                "held", Word.NOT_MET, f"{names} không có trước các năm phải tính (từ năm {before.year}).", *facts
            )
        return self.found("held", Word.MET, f"Đã có {names}.", *facts)

    def look_at_all(self, sheet: Sheet) -> Code:
        if unread_figure(sheet, self.then):
            return UNKNOWN
        having: Cond = False
        for award in self.awards:
            if self.then:
                ended = sheet.first_end(award) < sheet.row(sheet.figure(self.then).whole).start
                having = sheet.either(having, ended)
            else:
                having = sheet.either(having, sheet.held(award).any(EVER))
        return sheet.pick((sheet.not_(sheet.has_list("awards")), UNKNOWN), (having, MET), otherwise=NOT_MET)


def _ends_before(award: Held, day: date) -> bool:
    """Whether the achievement (else the decision) of an award lies before a day (NĐ 152/2025/NĐ-CP, Điều 33 khoản 7)."""
    if award.period is not None:
        return award.period.last < day
    if award.year is not None:
        return award.year < day.year
    return award.decided_on is not None and award.decided_on < day


@dataclass(frozen=True, slots=True)
class _HeldInARow(Leaf):
    """An award of every year of a row."""

    award: str
    times: str

    def sentence(self, asking: Asking) -> str:
        return f"{figure_said(asking, self.times)} lần liên tục được tặng {asking.book.award(self.award).name}"

    def look(self, reading: Reading) -> Finding:
        times = reading.figure(self.times)
        if not times.is_read:
            return not_read("held_in_a_row", times, self.cites)
        name = reading.book.award(self.award).name
        years = reading.row(times.whole)
        wanted = f"{times.whole:02d} lần liên tục {name} ({years.start}–{years.stop - 1})"
        if reading.case.recipient.awards is None:
            return self.found("held_in_a_row", Word.UNKNOWN, f"Chưa có dữ liệu để xét {wanted}.").over(years)
        having = {year_of(one) for one in standing(reading, self.award)}
        facts = said(reading, (self.award,), years)
        missing = [str(year) for year in years if year not in having]
        if missing:
            gone = f"Không đủ {wanted}: thiếu năm {', '.join(missing)}."
            return self.found("held_in_a_row", Word.NOT_MET, gone, *facts).over(years)
        return self.found("held_in_a_row", Word.MET, f"Đủ {wanted}.", *facts).over(years)

    def look_at_all(self, sheet: Sheet) -> Code:
        if unread_figure(sheet, self.times):
            return UNKNOWN
        years = sheet.years_mask(sheet.figure(self.times).whole)
        every_year = sheet.held(self.award).all(years)
        return sheet.pick((sheet.not_(sheet.has_list("awards")), UNKNOWN), (every_year, MET), otherwise=NOT_MET)


@dataclass(frozen=True, slots=True)
class _HeldWithin(Leaf):
    """An award so many times within the years of a row, consecutive or not."""

    award: str
    times: str
    years: str

    def sentence(self, asking: Asking) -> str:
        times, name = figure_said(asking, self.times), asking.book.award(self.award).name
        return f"trong thời gian đó có {times} lần được tặng {name}"

    def look(self, reading: Reading) -> Finding:
        times, length = reading.figure(self.times), reading.figure(self.years)
        for value in (times, length):
            if not value.is_read:
                return not_read("held", value, self.cites)
        years = reading.row(length.whole)
        wanted = f"{times.whole:02d} lần {reading.book.award(self.award).name} trong {years.start}–{years.stop - 1}"
        if reading.case.recipient.awards is None:
            return self.found("held", Word.UNKNOWN, f"Chưa có dữ liệu để xét {wanted}.").over(years)
        having = {year_of(one) for one in standing(reading, self.award)} & set(years)
        word = Word.MET if len(having) >= times.whole else Word.NOT_MET
        reason = f"Có {len(having)} trên {wanted}."
        return self.found("held", word, reason, *said(reading, (self.award,), years)).over(years)

    def look_at_all(self, sheet: Sheet) -> Code:
        if unread_figure(sheet, self.times, self.years):
            return UNKNOWN
        having = sheet.held(self.award)
        years = sheet.year_bits(sheet.figure(self.years).whole)
        times = sheet.count(having.any(year) for year in years)
        enough = times >= sheet.figure(self.times).whole
        return sheet.pick((sheet.not_(sheet.has_list("awards")), UNKNOWN), (enough, MET), otherwise=NOT_MET)


@dataclass(frozen=True, slots=True)
class _Rated(Leaf):
    """The rating of the last year is at least a step."""

    at_least: str

    def sentence(self, asking: Asking) -> str:
        return f"năm được xếp loại {at_least_said(self.at_least)}"

    def look(self, reading: Reading) -> Finding:
        year = reading.last_year
        word, fact = _year(reading, year, self.at_least)
        found = self.found("rated", word, _RATED[word].format(RATING_NAMES[self.at_least]), fact)
        return found.over(range(year, year + 1), self.at_least)

    def look_at_all(self, sheet: Sheet) -> Code:
        return _row_of_ratings(sheet, self.at_least, 1)


_RATED = {
    Word.MET: "Đạt mức {} trở lên.",
    Word.NOT_MET: "Chưa đạt mức {}.",
    Word.UNKNOWN: "Chưa có kết quả xếp loại để so với mức {}.",
    Word.NEEDS_PERSON: "Năm này không được xếp loại, cần người quyết định có tính là {} hay không.",
}


def _year(reading: Reading, year: int, at_least: str) -> tuple[Word, str]:
    recipient = reading.case.recipient
    rating = recipient.ratings.get(year)
    if rating is None and recipient.ratings_complete:
        rating = NOT_ASSESSED
    if rating is None:
        return Word.UNKNOWN, f"Năm {year}: chưa có kết quả xếp loại"
    fact = f"Năm {year}: {RATING_NAMES[rating]}"
    if rating == NOT_ASSESSED:
        return Word.NEEDS_PERSON, fact
    return (Word.MET if RATINGS.index(rating) >= RATINGS.index(at_least) else Word.NOT_MET), fact


@dataclass(frozen=True, slots=True)
class _RatedInARow(Leaf):
    """Every year of a row is rated at least a step."""

    at_least: str
    years: str

    def sentence(self, asking: Asking) -> str:
        years = figure_said(asking, self.years)
        return f"{years} năm liên tục được xếp loại {at_least_said(self.at_least)}"

    def look(self, reading: Reading) -> Finding:
        length = reading.figure(self.years)
        if not length.is_read:
            return not_read("rated_in_a_row", length, self.cites)
        years = reading.row(length.whole)
        seen = [_year(reading, year, self.at_least) for year in years]
        words = [word for word, _ in seen]
        level = f"{length.whole:02d} năm liên tục {RATING_NAMES[self.at_least]} ({years.start}–{years.stop - 1})"
        word, text = next(((word, text) for word, text in _ROW if word in words), (Word.MET, "Đủ {}."))
        found = self.found("rated_in_a_row", word, text.format(level), *(fact for _, fact in seen))
        return found.over(years, self.at_least)

    def look_at_all(self, sheet: Sheet) -> Code:
        if unread_figure(sheet, self.years):
            return UNKNOWN
        return _row_of_ratings(sheet, self.at_least, sheet.figure(self.years).whole)


def _row_of_ratings(sheet: Sheet, at_least: str, length: int) -> Code:
    """Every year of a row rated at least a step: one that is not settles it, then one not known, then one not assessed."""
    years = sheet.years_mask(length)
    return sheet.pick(
        (sheet.ratings(at_least).all(years), MET),
        (sheet.ratings(f"below_{at_least}").any(years), NOT_MET),
        (sheet.ratings("known").all(years), NEEDS_PERSON),
        otherwise=UNKNOWN,
    )


_ROW = (
    (Word.NOT_MET, "Không đủ {}."),
    (Word.UNKNOWN, "Chưa rõ {}: thiếu kết quả xếp loại."),
    (Word.NEEDS_PERSON, "Trong {} có năm không được xếp loại; cần người quyết định."),
)


@dataclass(frozen=True, slots=True)
class _RatedTimes(Leaf):
    """Within the years of a row, so many are rated at least a step."""

    at_least: str
    times: str
    years: str

    def sentence(self, asking: Asking) -> str:
        times = figure_said(asking, self.times)
        return f"trong thời gian đó có {times} năm được xếp loại {at_least_said(self.at_least)}"

    def look(self, reading: Reading) -> Finding:
        times, length = reading.figure(self.times), reading.figure(self.years)
        for value in (times, length):
            if not value.is_read:
                return not_read("rated", value, self.cites)
        years = reading.row(length.whole)
        seen = [_year(reading, year, self.at_least) for year in years]
        words = [word for word, _ in seen]
        facts = [fact for _, fact in seen]
        wanted = f"{times.whole:02d} năm {RATING_NAMES[self.at_least]}"
        have = words.count(Word.MET)
        word, reason = Word.MET, f"Có {have} năm, cần {wanted}."
        if have < times.whole:
            open_years = words.count(Word.UNKNOWN) + words.count(Word.NEEDS_PERSON)
            if have + open_years < times.whole:
                word = Word.NOT_MET
            else:
                word = Word.UNKNOWN if Word.UNKNOWN in words else Word.NEEDS_PERSON
                reason = f"Mới rõ {have} năm, cần {wanted}."
        return self.found("rated", word, reason, *facts).over(years, self.at_least)

    def look_at_all(self, sheet: Sheet) -> Code:
        if unread_figure(sheet, self.times, self.years):
            return UNKNOWN
        years = sheet.year_bits(sheet.figure(self.years).whole)
        need = sheet.figure(self.times).whole
        have = sheet.count(sheet.ratings(self.at_least).any(year) for year in years)
        below = sheet.count(sheet.ratings(f"below_{self.at_least}").any(year) for year in years)
        all_known = sheet.ratings("known").all(sheet.years_mask(len(years)))
        return sheet.pick(
            (have >= need, MET), (below > len(years) - need, NOT_MET), (all_known, NEEDS_PERSON), otherwise=UNKNOWN
        )


def held(*awards: str, then: str = "", at: str) -> Criterion:
    """One of these awards was granted; ``then`` names the value with the years that must have followed it."""
    return _Held((at,), awards, then)


def held_in_a_row(award: str, *, times: str, at: str) -> Criterion:
    """The award in every year of a row; ``times`` names the value with the length."""
    return _HeldInARow((at,), award, times)


def held_within(award: str, *, times: str, years: str, at: str) -> Criterion:
    """The award ``times`` times within the row of ``years``; both name values."""
    return _HeldWithin((at,), award, times, years)


def rated(at_least: str, *, at: str) -> Criterion:
    """The last year rated at least so."""
    return _Rated((at,), at_least)


def rated_in_a_row(at_least: str, *, years: str, at: str) -> Criterion:
    """Every year of the row rated at least so; ``years`` names the value with the length."""
    return _RatedInARow((at,), at_least, years)


def rated_times(at_least: str, *, times: str, years: str, at: str) -> Criterion:
    """``times`` years within the row of ``years`` rated at least so; both name values."""
    return _RatedTimes((at,), at_least, times, years)
