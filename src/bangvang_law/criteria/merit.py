"""Merit itself: initiatives and works, movements and blocks, years of service, and what people must state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bangvang_law.asking import Asking
from bangvang_law.columns import MET, NEEDS_PERSON, NOT_MET, UNKNOWN, Code, MovementAsked, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading, figure_said, not_read, unread_figure
from bangvang_law.criteria.chain import standing, year_of
from bangvang_law.dated import ONE_DAY, Period, full_months, latest_start
from bangvang_law.facts import RESULTS, SCOPES, Idea
from bangvang_law.finding import Finding, Word

_ONCE = "CV 5007/BNV-TĐKT"
_TWO = "CV 1168/BNV-BTĐKT"

SCOPE_NAMES = {
    "grassroots": "cấp cơ sở",
    "ministry_province": "trong phạm vi bộ, ban, ngành, tỉnh",
    "national": "trong phạm vi toàn quốc",
}

UNITED = frozenset(
    {
        "exemplary_law_abiding", "law_abiding", "loyal_law_abiding", "unity", "unity_and_law_abiding",
        "united_and_exemplary_law_abiding", "attitude",
    }
)  # fmt: skip
"""Clauses of loyalty, law-abiding, example and unity that one statement, ``united_and_exemplary``, settles at once."""


# -- initiatives and works --------------------------------------------------------------------------------------------


def reaching(ideas: Sequence[Idea], scope: str) -> list[Idea]:
    """Ideas whose scope is at least ``scope``."""
    return [one for one in ideas if SCOPES.index(one.scope) >= SCOPES.index(scope)]


def counted(ideas: Sequence[Idea], until: date, span: Period | None = None) -> list[Idea]:
    """Ideas recognised (or accepted) by a day, and within a span when one is given."""
    return [
        one for one in ideas if one.settled_on and one.settled_on <= until and (span is None or one.settled_on in span)
    ]


def is_free(idea: Idea, reading: Reading) -> bool:
    """Whether an idea may still be used: it has supported nothing yet, or only this award of this very year."""
    used = idea.used_for
    return used is None or (used.award == reading.award.id and used.year == reading.last_year)


def _line(idea: Idea, reading: Reading) -> str:
    day = f", công nhận ngày {idea.settled_on:%d/%m/%Y}" if idea.settled_on else ", chưa được công nhận"
    used = idea.used_for
    spent = f" (đã dùng cho {reading.book.award(used.award).name})" if used and not is_free(idea, reading) else ""
    return f"{idea.title or 'Không ghi tên'} ({SCOPE_NAMES[idea.scope]}{day}){spent}"


@dataclass(frozen=True, slots=True)
class _Idea(Leaf):
    """One initiative, or one work, of a scope, that is recognised and not used before."""

    scope: str
    is_work: bool

    def sentence(self, asking: Asking) -> str:
        thing = "đề tài, đề án, công trình đã nghiệm thu" if self.is_work else "sáng kiến được công nhận"
        return f"có {thing} {SCOPE_NAMES[self.scope]}"

    def look(self, reading: Reading) -> Finding:
        recipient = reading.case.recipient
        ideas = recipient.works if self.is_work else recipient.initiatives
        thing = "đề tài, đề án, công trình" if self.is_work else "sáng kiến"
        stated = reading.case.stated.get("scientific_work") if self.is_work else None
        if stated is not None and not ideas:
            return self._stated(stated)
        if ideas is None:
            return self.found("initiative", Word.UNKNOWN, f"Chưa có dữ liệu về {thing}.")
        facts = tuple(_line(one, reading) for one in ideas)
        settled = counted(reaching(ideas, self.scope), reading.case.on)
        if any(is_free(one, reading) for one in settled):
            return self.found("initiative", Word.MET, f"Có {thing} {SCOPE_NAMES[self.scope]} chưa dùng.", *facts)
        if settled:
            reason = f"Các {thing} {SCOPE_NAMES[self.scope]} đều đã dùng; mỗi sáng kiến, đề tài chỉ dùng một lần."
            return self.found("initiative", Word.NOT_MET, reason, *facts, more=(_ONCE,))
        return self.found("initiative", Word.NOT_MET, f"Không có {thing} {SCOPE_NAMES[self.scope]}.", *facts)

    def look_at_all(self, sheet: Sheet) -> Code:
        kind = "works" if self.is_work else "initiatives"
        any_row, free, settled = sheet.ideas(kind, self.scope)
        by_list = sheet.pick(
            (sheet.not_(sheet.has_list(kind)), UNKNOWN),
            (free, MET),
            (settled, sheet.settle(NOT_MET, (_ONCE,))),
            otherwise=NOT_MET,
        )
        if not self.is_work:
            return by_list
        said = sheet.stated("scientific_work")
        no_rows = ~(any_row & sheet.has_list(kind))
        return sheet.pick((no_rows & said.any(1), MET), (no_rows & said.any(2), NOT_MET), otherwise=by_list)

    def _stated(self, stated: bool) -> Finding:
        word = Word.MET if stated else Word.NOT_MET
        return self.found("stated", word, f"Được ghi nhận: {'có' if stated else 'không có'} đề tài, đề án, công trình.")


@dataclass(frozen=True, slots=True)
class _TwoOfArticle74(Leaf):
    """“… trong thời gian đó có 02 sáng kiến … hoặc 02 đề tài” of Điều 74.1.d.

    Whether they attach to both rows or only to the rated years, and whether initiatives spent on the titles of the row
    count, is read in CV 1168/BNV-BTĐKT, which is not fully read: where the answer hangs on it, a person decides.
    """

    count: str
    years: str

    def sentence(self, asking: Asking) -> str:
        count = figure_said(asking, self.count)
        return f"trong thời gian đó có {count} sáng kiến được công nhận hoặc {count} đề tài được nghiệm thu"

    def look(self, reading: Reading) -> Finding:
        need, length = reading.figure(self.count), reading.figure(self.years)
        for value in (need, length):
            if not value.is_read:
                return not_read("initiative", value, self.cites)
        span = self._span(reading, length.whole)
        recipient, stated = reading.case.recipient, reading.case.stated.get("scientific_work")
        ideas, done = recipient.initiatives, recipient.works
        if done is None and stated is False:
            done = ()
        settled = [counted(some, reading.case.on, span) for some in (ideas or (), done or ())]
        free = [sum(is_free(one, reading) for one in some) for some in settled]
        facts = tuple(_line(one, reading) for some in settled for one in some)
        wanted = f"{need.whole:02d} sáng kiến được công nhận hoặc {need.whole:02d} đề tài được nghiệm thu"
        dates = f"{span.start:%d/%m/%Y}–{span.last:%d/%m/%Y}"
        if max(free) >= need.whole or (stated and not done):
            return self.found("initiative", Word.MET, f"Đủ {wanted} trong {dates}, chưa dùng.", *facts)
        if max(len(some) for some in settled) >= need.whole:
            reason = f"Đủ {wanted} trong {dates} nhưng có cái đã dùng; cách tính theo {_TWO} chưa đọc hết."
            return self.found("initiative", Word.NEEDS_PERSON, reason, *facts, more=(_TWO, _ONCE))
        if ideas is None or done is None:
            missing = "sáng kiến" if ideas is None else "đề tài, đề án, công trình"
            return self.found("initiative", Word.UNKNOWN, f"Chưa có dữ liệu về {missing} trong {dates}.", *facts)
        if self._rests_on_titles(reading, length.whole):
            reason = f"Không đủ {wanted} trong {dates}; đã liên tục đạt danh hiệu nên tùy cách tính theo {_TWO}, chưa đọc hết."
            return self.found("initiative", Word.NEEDS_PERSON, reason, *facts, more=(_TWO,))
        return self.found("initiative", Word.NOT_MET, f"Không đủ {wanted} trong {dates}.", *facts)

    def look_at_all(self, sheet: Sheet) -> Code:
        if unread_figure(sheet, self.count, self.years):
            return UNKNOWN
        need, length = sheet.figure(self.count).whole, sheet.figure(self.years).whole
        span = self._span(sheet, length)
        ideas, free_ideas = sheet.ideas_within("initiatives", span)
        done, free_done = sheet.ideas_within("works", span)
        has_ideas, has_works = sheet.has_list("initiatives"), sheet.has_list("works")
        said, any_work = sheet.stated("scientific_work"), sheet.ideas("works", "grassroots")[0]
        stated_only = said.any(1) & ~(any_work & has_works)
        none_stated = said.any(2)
        titles = sheet.held("grassroots_emulation_fighter").all(sheet.years_mask(length))
        in_a_row = sheet.has_list("awards") & titles
        return sheet.pick(
            ((has_ideas & (free_ideas >= need)) | (has_works & (free_done >= need)) | stated_only, MET),
            ((has_ideas & (ideas >= need)) | (has_works & (done >= need)), sheet.settle(NEEDS_PERSON, (_TWO, _ONCE))),
            (~has_ideas | ~(has_works | none_stated), UNKNOWN),
            (in_a_row, sheet.settle(NEEDS_PERSON, (_TWO,))),
            otherwise=NOT_MET,
        )

    @staticmethod
    def _rests_on_titles(reading: Reading, length: int) -> bool:
        """Whether the row of titles is there, so that the initiatives may not be asked for at all."""
        having = {year_of(one) for one in standing(reading, "grassroots_emulation_fighter")}
        return set(reading.row(length)) <= having

    @staticmethod
    def _span(asking: Asking, length: int) -> Period:
        start = date(asking.row(length).start, 1, 1)
        return Period(min(start, asking.window.start), asking.window.last + ONE_DAY)


# -- movements and blocks ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _MovementResult(Leaf):
    """The result in a movement, with who launched it and its least length where the article asks."""

    at_least: str
    launched_by: tuple[str, ...]
    years: str

    def sentence(self, asking: Asking) -> str:
        how = (
            "dẫn đầu phong trào thi đua"
            if self.at_least == "leading"
            else "tiêu biểu xuất sắc trong phong trào thi đua"
        )
        by = " hoặc ".join(LEVEL_NAMES[level] for level in self.launched_by)
        lasting = f" có thời gian từ {figure_said(asking, self.years)} năm" if self.years else ""
        return f"{how}{f' do cấp {by} phát động' if by else ''}{lasting}"

    def look(self, reading: Reading) -> Finding:
        movement = reading.case.recipient.movement
        wanted = self.sentence(reading)
        if movement is None or movement.result is None:
            return self.found("movement_result", Word.UNKNOWN, f"Chưa có kết quả phong trào để xét việc {wanted}.")
        fact = f"Kết quả phong trào: {RESULT_NAMES[movement.result]}"
        if RESULTS.index(movement.result) < RESULTS.index(self.at_least):
            return self.found("movement_result", Word.NOT_MET, f"Chưa {wanted}.", fact)
        if self.launched_by:
            if movement.level is None:
                return self.found("movement_result", Word.UNKNOWN, "Chưa ghi cấp phát động phong trào.", fact)
            if movement.level not in self.launched_by:
                return self.found(
                    "movement_result", Word.NOT_MET, "Phong trào không do cấp mà điều này nêu phát động.", fact
                )
        if self.years:
            least = reading.figure(self.years)
            if not least.is_read:
                return not_read("movement_result", least, self.cites)
            if movement.years is None:
                return self.found("movement_result", Word.UNKNOWN, "Chưa ghi thời gian của phong trào.", fact)
            if movement.years < least.whole:
                reason = f"Phong trào {movement.years} năm, cần từ {least.whole:02d} năm."
                return self.found("movement_result", Word.NOT_MET, reason, fact)
        return self.found("movement_result", Word.MET, f"Đã {wanted}.", fact)

    def look_at_all(self, sheet: Sheet) -> Code:
        if unread_figure(sheet, self.years):
            return UNKNOWN
        least = sheet.figure(self.years).whole if self.years else 0
        asked = MovementAsked(RESULTS[RESULTS.index(self.at_least) :], self.launched_by, least)
        codes = sheet.movements(asked)
        return sheet.pick((codes == 0, UNKNOWN), otherwise=sheet.any_of((codes,)))


RESULT_NAMES = {"leading": "dẫn đầu", "outstanding": "tiêu biểu xuất sắc", "good": "tốt", "other": "khác"}


@dataclass(frozen=True, slots=True)
class _LeadsBlock(Leaf):
    """First in an emulation cluster or block of some level, in the last year."""

    levels: tuple[str, ...]

    def sentence(self, asking: Asking) -> str:
        return f"dẫn đầu cụm, khối thi đua cấp {' hoặc '.join(LEVEL_NAMES[level] for level in self.levels)}"

    def look(self, reading: Reading) -> Finding:
        lead = reading.case.recipient.leads_block
        if lead is None:
            return self.found("leads_block", Word.UNKNOWN, "Chưa có kết quả của cụm, khối thi đua.")
        year = f" năm {lead.year}" if lead.year else ""
        fact = f"Dẫn đầu cụm, khối cấp {LEVEL_NAMES[lead.level]}{year}"
        if lead.level not in self.levels:
            return self.found("leads_block", Word.NOT_MET, "Cụm, khối này không thuộc cấp mà điều này nêu.", fact)
        if lead.year is None:
            return self.found("leads_block", Word.UNKNOWN, "Chưa ghi năm dẫn đầu cụm, khối.", fact)
        word = Word.MET if lead.year == reading.last_year else Word.NOT_MET
        return self.found("leads_block", word, f"Cần dẫn đầu cụm, khối năm {reading.last_year}.", fact)

    def look_at_all(self, sheet: Sheet) -> Code:
        codes = sheet.blocks(self.levels)
        return sheet.pick((codes == 0, UNKNOWN), otherwise=sheet.any_of((codes,)))


LEVEL_NAMES = {
    "unit": "cơ quan, đơn vị",
    "commune": "xã",
    "district": "huyện",
    "province": "tỉnh",
    "ministry": "bộ, ban, ngành",
    "central_council": "Hội đồng Thi đua - Khen thưởng Trung ương",
    "prime_minister": "Thủ tướng Chính phủ",
    "state_president": "Chủ tịch nước",
    "national": "toàn quốc",
}


# -- service, statements, unread clauses ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Service(Leaf):
    """Full years of service by the day of assessment."""

    years: str

    def sentence(self, asking: Asking) -> str:
        return f"phục vụ liên tục từ đủ {figure_said(asking, self.years, pad=False)} năm"

    def look(self, reading: Reading) -> Finding:
        least = reading.figure(self.years)
        if not least.is_read:
            return not_read("service", least, self.cites)
        since = reading.case.recipient.employed_since
        if since is None:
            return self.found("service", Word.UNKNOWN, "Chưa ghi ngày bắt đầu phục vụ.")
        months = full_months(since, reading.case.on - ONE_DAY) if since <= reading.case.on else 0
        word = Word.MET if months >= least.whole * 12 else Word.NOT_MET
        fact = f"Phục vụ từ {since:%d/%m/%Y}: {months // 12} năm {months % 12} tháng"
        return self.found("service", word, f"Cần từ đủ {least.whole} năm.", fact)

    def look_at_all(self, sheet: Sheet) -> Code:
        least = sheet.figure(self.years)
        if not least.is_read:
            return UNKNOWN
        since = sheet.column("employed_since")
        latest = latest_start(sheet.on, least.whole * 12)
        return sheet.pick((sheet.engine.is_null(since), UNKNOWN), (since <= latest, MET), otherwise=NOT_MET)


@dataclass(frozen=True, slots=True)
class _Stated(Leaf):
    """A finding of fact that a person states. Left out: a person is needed where the law leaves it to judgement."""

    key: str
    text: str
    judged: bool
    is_statement: ClassVar[bool] = True

    def sentence(self, asking: Asking) -> str:
        return self.text

    def look(self, reading: Reading) -> Finding:
        stated = reading.case.stated
        value = stated.get(self.key)
        if value is None and self.key in UNITED:
            value = stated.get("united_and_exemplary")
        if value is None:
            if self.judged:
                return self.found("stated", Word.NEEDS_PERSON, f"Cần người nhận xét: {self.text}.")
            return self.found("stated", Word.UNKNOWN, f"Chưa có ghi nhận: {self.text}.")
        word, says = (Word.MET, "đúng") if value else (Word.NOT_MET, "không đúng")
        return self.found("stated", word, f"Đã ghi nhận {says}: {self.text}.")

    def look_at_all(self, sheet: Sheet) -> Code:
        codes: Code = NEEDS_PERSON if self.judged else UNKNOWN
        for key in ("united_and_exemplary", self.key) if self.key in UNITED else (self.key,):
            said = sheet.stated(key)
            codes = sheet.pick((said.any(2), NOT_MET), (said.any(1), MET), otherwise=codes)
        return codes


@dataclass(frozen=True, slots=True)
class _LeftToLocal(Leaf):
    """Criteria that the law leaves to ministries and provinces: from the national book alone a person decides."""

    text: str
    is_local: ClassVar[bool] = True
    is_statement: ClassVar[bool] = True

    def sentence(self, asking: Asking) -> str:
        return self.text

    def look(self, reading: Reading) -> Finding:
        return self.found("stated", Word.NEEDS_PERSON, self.text)

    def look_at_all(self, sheet: Sheet) -> Code:
        return NEEDS_PERSON


@dataclass(frozen=True, slots=True)
class _Unread(Leaf):
    """A clause that exists and was not read."""

    text: str
    is_unread: ClassVar[bool] = True

    def sentence(self, asking: Asking) -> str:
        return f"phần chưa đọc: {self.text}"

    def look(self, reading: Reading) -> Finding:
        return self.found("unread", Word.UNKNOWN, f"Chưa đọc được: {self.text}")

    def look_at_all(self, sheet: Sheet) -> Code:
        return UNKNOWN


def initiative(scope: str, *, at: str) -> Criterion:
    """A recognised, unused initiative that reaches at least ``scope``."""
    return _Idea((at,), scope, is_work=False)


def works(scope: str, *, at: str) -> Criterion:
    """An accepted, unused scientific work that reaches at least ``scope``; may also be stated."""
    return _Idea((at,), scope, is_work=True)


def two_initiatives_of_article_74(*, count: str, years: str, at: str) -> Criterion:
    """The initiatives or works of Điều 74.1.d; both name values."""
    return _TwoOfArticle74((at,), count, years)


def movement_result(at_least: str, *, launched_by: tuple[str, ...] = (), years: str = "", at: str) -> Criterion:
    """The result in a movement; ``years`` names the value with its least length."""
    return _MovementResult((at,), at_least, launched_by, years)


def leads_block(*levels: str, at: str) -> Criterion:
    """First in a cluster or block of one of the levels in the last year."""
    return _LeadsBlock((at,), levels)


def service(*, years: str, at: str) -> Criterion:
    """Full years of continuous service; ``years`` names the value."""
    return _Service((at,), years)


def stated(key: str, text: str, *, judged: bool = False, at: str) -> Criterion:
    """A finding of fact; ``judged`` where the law leaves it to a person's judgement."""
    return _Stated((at,), key, text, judged)


def left_to_local(text: str, *, at: str) -> Criterion:
    """Criteria set by ministries and provinces."""
    return _LeftToLocal((at,), text)


def unread(text: str, *, at: str) -> Criterion:
    """A clause that was not read; nothing is guessed about it."""
    return _Unread((at,), text)
