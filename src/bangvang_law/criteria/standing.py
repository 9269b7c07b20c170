"""Criteria that hold across awards: does it exist, who may receive and give it, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bangvang_law.asking import Asking
from bangvang_law.book import RECIPIENT_KIND_NAMES, Award
from bangvang_law.columns import CODES, EVER, MET, NEEDS_PERSON, NOT_MET, UNKNOWN, Code, Sheet
from bangvang_law.criteria.base import Criterion, Leaf, Reading, not_read
from bangvang_law.criteria.chain import said, standing
from bangvang_law.dated import ONE_DAY, Period, add_months
from bangvang_law.facts import GROUPS, Discipline, Held
from bangvang_law.finding import Finding, Word

FIRST_LAW = date(2004, 7, 1)
"""The first day of the oldest law in the book."""
LAW_OF_2022 = date(2024, 1, 1)
"""Before this day the old law governs: its authority is a rule, its criteria are only shown."""
DECREE_152 = date(2025, 7, 1)
"""From this day on the holds and the count after discipline are read."""

_PRINCIPLE = "Luật 06/2022/QH15, Điều 5 khoản 2 điểm c"
_HOLD = "NĐ 152/2025/NĐ-CP, Điều 4 khoản 4"
_FRESH = "NĐ 152/2025/NĐ-CP, Điều 33 khoản 9"

GROUP_NAMES = {
    "official": "cán bộ",
    "civil_servant": "công chức",
    "public_employee": "viên chức",
    "worker": "công nhân, người lao động",
    "farmer": "nông dân",
    "laborer": "người lao động khác",
    "military": "quân nhân",
    "police": "công an",
    "entrepreneur": "doanh nhân",
    "intellectual": "trí thức, nhà khoa học",
    "foreigner": "người nước ngoài",
}


def groups_mask(*groups: str) -> int:
    """The bits of some groups in the column ``group``, which holds one bit per person and 0 where it is not known."""
    return sum(1 << GROUPS.index(group) for group in groups)


PENDING_NAMES = {
    "discipline": "đang xem xét kỷ luật",
    "investigation": "đang bị điều tra",
    "inspection": "thanh tra, kiểm tra, kiểm toán có dấu hiệu vi phạm",
    "complaint": "có khiếu nại, tố cáo đang giải quyết",
    "press": "báo chí nêu tham nhũng, tiêu cực đang xác minh",
}


@dataclass(frozen=True, slots=True)
class _InForce(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "danh hiệu hoặc hình thức có trong luật vào ngày nhận hồ sơ"

    def look(self, reading: Reading) -> Finding:
        return self._answer(reading)

    def look_at_all(self, sheet: Sheet) -> Code:
        return CODES[self._answer(sheet).finding]

    @staticmethod
    def _answer(asking: Asking) -> Finding:
        award, day = asking.award, asking.governed_on
        if day not in award.period:
            return _outside(award, day)
        if day >= LAW_OF_2022:
            return Finding("in_force", Word.MET, f"{award.name} có trong luật.", (award.citation,))
        if day < FIRST_LAW:
            return Finding("in_force", Word.UNKNOWN, f"Sách luật bắt đầu từ {FIRST_LAW:%d/%m/%Y}.")
        if award.before_2024 == "absent":
            reason = f"Luật cũ không có {award.name}; có từ {LAW_OF_2022:%d/%m/%Y}."
            return Finding("in_force", Word.NOT_IN_FORCE, reason, ("Luật 15/2003/QH11", award.citation))
        if award.before_2024 == "unread":
            reason = f"Chưa đọc luật cũ về {award.name}."
            return Finding("in_force", Word.UNKNOWN, reason, ("Luật 15/2003/QH11",))
        return Finding("in_force", Word.MET, f"{award.name} có trong luật.", (award.before_2024,))


def _outside(award: Award, day: date) -> Finding:
    """A pack's own award on a day that its text does not cover: an earlier text that was not read may have had it."""
    if award.before and day < award.period.start:
        reason = f"Trước {award.period.start:%d/%m/%Y}, {award.name} theo {award.before}, chưa đọc."
        return Finding("in_force", Word.UNKNOWN, reason, (award.before,))
    span = f"từ {award.period.start:%d/%m/%Y}"
    span += f" đến {award.period.last:%d/%m/%Y}" if award.period.end else ""
    return Finding("in_force", Word.NOT_IN_FORCE, f"{award.name} chỉ có {span}.", (award.citation,))


@dataclass(frozen=True, slots=True)
class _RecipientKind(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "đúng đối tượng được tặng"

    def look(self, reading: Reading) -> Finding:
        return self._answer(reading, reading.case.recipient.kind)

    def vec(self, sheet: Sheet) -> Code:
        found = self._answer(sheet, sheet.kind)
        return sheet.settle(CODES[found.finding], found.citations)

    def look_at_all(self, sheet: Sheet) -> Code:
        return CODES[self._answer(sheet, sheet.kind).finding]

    @staticmethod
    def _answer(asking: Asking, kind: str) -> Finding:
        award = asking.award
        name = RECIPIENT_KIND_NAMES[kind]
        old = asking.governed_on < LAW_OF_2022
        cites = (award.before_2024,) if old and award.before_2024 not in ("absent", "unread") else (award.citation,)
        if not award.recipients_read:
            return Finding("recipient_kind", Word.UNKNOWN, f"Đối tượng được tặng {award.name} chưa đọc.", cites)
        if kind in award.recipient_kinds:
            return Finding("recipient_kind", Word.MET, f"{award.name} tặng cho {name}.", cites)
        if old and not award.is_title:
            reason = f"Chưa đọc luật cũ về việc tặng {award.name} cho {name}."
            return Finding("recipient_kind", Word.UNKNOWN, reason, cites)
        kinds = ", ".join(RECIPIENT_KIND_NAMES[one] for one in award.recipient_kinds)
        reason = f"{award.name} chỉ tặng cho {kinds}, không tặng cho {name}."
        return Finding("recipient_kind", Word.NOT_MET, reason, cites)


@dataclass(frozen=True, slots=True)
class _RecipientGroup(Leaf):
    """Groups that surely belong, those that belong only inside or outside an agency, and those that need a person."""

    groups: tuple[str, ...]
    by_place: tuple[str, ...] = ()
    in_agency: bool = True
    unclear: tuple[str, ...] = ()

    def sentence(self, asking: Asking) -> str:
        return "là " + ", ".join(GROUP_NAMES[one] for one in (*self.groups, *self.by_place))

    def look_at_all(self, sheet: Sheet) -> Code:
        group = sheet.column("group")
        inside = ~sheet.engine.is_null(sheet.column("employed_since")) | sheet.ratings("ever").any(EVER)
        outside = ~inside & sheet.stated("productive_work").any(3)
        placed, misplaced = (inside, outside) if self.in_agency else (outside, inside)
        by_place = sheet.pick((placed, MET), (misplaced, NOT_MET), otherwise=NEEDS_PERSON)
        return sheet.pick(
            (group == 0, UNKNOWN),
            ((group & groups_mask(*self.groups)) != 0, MET),
            ((group & groups_mask(*self.by_place)) != 0 if self.by_place else False, by_place),
            ((group & groups_mask(*self.unclear)) != 0 if self.unclear else False, NEEDS_PERSON),
            otherwise=NOT_MET,
        )

    def look(self, reading: Reading) -> Finding:
        group = reading.case.recipient.group
        if group is None:
            return self.found("recipient_group", Word.UNKNOWN, "Chưa ghi người này thuộc nhóm đối tượng nào.")
        name = GROUP_NAMES[group]
        if group in self.groups:
            return self.found("recipient_group", Word.MET, f"Là {name}.")
        if group in self.by_place:
            inside = _works_in_an_agency(reading)
            if inside is None:
                reason = f"Chưa rõ {name} này làm việc trong cơ quan, đơn vị hay bên ngoài; cần người quyết định."
                return self.found("recipient_group", Word.NEEDS_PERSON, reason)
            place = "trong cơ quan, đơn vị" if inside else "ngoài cơ quan, đơn vị"
            word = Word.MET if inside is self.in_agency else Word.NOT_MET
            return self.found("recipient_group", word, f"Là {name} làm việc {place}.")
        if group in self.unclear:
            return self.found("recipient_group", Word.NEEDS_PERSON, f"Cần người xác định {name} thuộc khoản nào.")
        return self.found("recipient_group", Word.NOT_MET, f"Khoản này không dành cho {name}.")


def _works_in_an_agency(reading: Reading) -> bool | None:
    """Employment and annual ratings exist only in agencies and units; a statement about production only outside them."""
    recipient = reading.case.recipient
    if recipient.employed_since is not None or recipient.ratings:
        return True
    return False if "productive_work" in reading.case.stated else None


@dataclass(frozen=True, slots=True)
class _Authority(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "người quyết định tặng có thẩm quyền"

    def one(self, reading: Reading) -> Finding:
        return self.look(reading)  # the book settles unread text itself

    def look(self, reading: Reading) -> Finding:
        case = reading.case
        return reading.book.may_grant(case.award, case.issuer or "", on=case.on, received_on=reading.governed_on)

    def vec(self, sheet: Sheet) -> Code:
        return self.look_at_all(sheet)

    def look_at_all(self, sheet: Sheet) -> Code:
        found = sheet.book.may_grant(sheet.award.id, sheet.issuer or "", on=sheet.on, received_on=sheet.governed_on)
        return CODES[found.finding]


@dataclass(frozen=True, slots=True)
class _Hold(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "không có việc đang phải chờ kết luận"

    def look(self, reading: Reading) -> Finding:
        pending, on = reading.case.recipient.pending, reading.case.on
        known = reading.governed_on >= DECREE_152
        cites = self.cites if known else ()
        if pending is None:
            return Finding("hold", Word.UNKNOWN, "Chưa rõ có việc đang phải chờ kết luận hay không.", cites)
        live = [one for one in pending if one.since <= on and (one.cleared_on is None or one.cleared_on > on)]
        if not live:
            return Finding("hold", Word.MET, "Không có việc đang phải chờ kết luận.", cites)
        facts = tuple(f"{PENDING_NAMES[one.kind]} từ {one.since:%d/%m/%Y}" for one in live)
        if known:
            reason = f"Chưa được xét vì {'; '.join(facts)}."
            return Finding("hold", Word.NOT_MET, reason, cites, facts)
        reason = (
            f"Có việc đang chờ kết luận ({'; '.join(facts)}); điều luật của thời kỳ này chưa đọc, cần người quyết định."
        )
        return Finding("hold", Word.NEEDS_PERSON, reason, cites, facts)

    def vec(self, sheet: Sheet) -> Code:
        known = sheet.governed_on >= DECREE_152
        return sheet.settle(self.look_at_all(sheet), self.cites if known else (), lasting=True)

    def look_at_all(self, sheet: Sheet) -> Code:
        sheet.wanted.matters = True
        held_up = NOT_MET if sheet.governed_on >= DECREE_152 else NEEDS_PERSON
        live = sheet.column("matter_open") != 0
        return sheet.pick((sheet.not_(sheet.has_list("pending")), UNKNOWN), (live, held_up), otherwise=MET)


@dataclass(frozen=True, slots=True)
class _DoubleReward(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "thành tích chưa được tặng chính hình thức này"

    def look(self, reading: Reading) -> Finding:
        awards, window = reading.case.recipient.awards, reading.window
        span = f"{window.start:%d/%m/%Y}–{window.last:%d/%m/%Y}"
        if awards is None:
            return self.found(
                "double_reward", Word.UNKNOWN, f"Chưa rõ thành tích {span} đã được tặng {reading.award.name} chưa."
            )
        facts = said(reading, (reading.award.id,))
        overlaps = {_overlaps(one, window, title=reading.award.is_title) for one in standing(reading, reading.award.id)}
        if True in overlaps:
            return self.found(
                "double_reward", Word.NOT_MET, f"Thành tích {span} đã được tặng {reading.award.name}.", *facts
            )
        if None in overlaps:
            return self.found(
                "double_reward", Word.UNKNOWN, "Quyết định trước không ghi thời gian lập thành tích.", *facts
            )
        return self.found("double_reward", Word.MET, f"Thành tích {span} chưa được tặng {reading.award.name}.", *facts)

    def look_at_all(self, sheet: Sheet) -> Code:
        bits = sheet.doubled()
        return sheet.pick(
            (sheet.not_(sheet.has_list("awards")), UNKNOWN),
            (bits.any(1), NOT_MET),
            (bits.any(2), UNKNOWN),
            otherwise=MET,
        )


def _overlaps(award: Held, window: Period, *, title: bool) -> bool | None:
    if award.period is not None:
        return award.period.overlaps(window)
    if title or award.decided_on is None:
        year = award.year if award.year is not None else award.decided_on.year if award.decided_on else None
        return None if year is None else Period.year(year).overlaps(window)
    if award.decided_on < window.start:
        return False  # the achievement lies before the decision, so before the window
    return Period.year(award.year).overlaps(window) if award.year is not None else None


@dataclass(frozen=True, slots=True)
class _Freshness(Leaf):
    """Six months between the end of the achievement and the submission, for state-level forms of commendation."""

    def sentence(self, asking: Asking) -> str:
        months = asking.book.value("freshness_months", asking.governed_on)
        span = f"{months.whole:02d} tháng" if months.is_read else "thời hạn (chưa đọc)"
        return f"thành tích tính đến không quá {span} trước ngày trình"

    def look(self, reading: Reading) -> Finding:
        return self._answer(reading)

    def vec(self, sheet: Sheet) -> Code:
        found = self._answer(sheet)
        return sheet.settle(CODES[found.finding], found.citations)

    def look_at_all(self, sheet: Sheet) -> Code:
        return CODES[self._answer(sheet).finding]

    def _answer(self, asking: Asking) -> Finding:
        if asking.period is None:
            return self.found("freshness", Word.UNKNOWN, "Chưa ghi thời gian lập thành tích.")
        if asking.governed_on < DECREE_152:
            return self._before(asking, asking.period.last)
        months = asking.book.value("freshness_months", asking.governed_on)
        if not months.is_read:
            return not_read("freshness", months, self.cites)
        until = add_months(asking.period.last, months.whole)
        fact = f"Thành tích đến {asking.period.last:%d/%m/%Y}, trình ngày {asking.received_on:%d/%m/%Y}"
        if asking.received_on <= until:
            return self.found("freshness", Word.MET, f"Trình trong {months.whole} tháng (đến {until:%d/%m/%Y}).", fact)
        return self.found("freshness", Word.NOT_MET, f"Quá {months.whole} tháng: hạn là {until:%d/%m/%Y}.", fact)

    @staticmethod
    def _before(asking: Asking, last: date) -> Finding:
        """Older dossiers: the rule of their time was not read; only a late one is worth a person's look."""
        months = asking.book.value("freshness_months", DECREE_152)
        if asking.received_on <= add_months(last, months.whole):
            return Finding("freshness", Word.MET, f"Trình trong {months.whole} tháng từ ngày cuối của thành tích.")
        reason = f"Trình sau {months.whole} tháng; quy định về thời hạn của thời kỳ này chưa đọc, cần người quyết định."
        return Finding("freshness", Word.NEEDS_PERSON, reason)


@dataclass(frozen=True, slots=True)
class _AfterDiscipline(Leaf):
    def sentence(self, asking: Asking) -> str:
        return "thành tích tính sau khi chấp hành xong kỷ luật"

    def look(self, reading: Reading) -> Finding:
        measures, window = reading.case.recipient.discipline, reading.window
        known = reading.governed_on >= DECREE_152
        cites = self.cites if known else ()
        if measures is None:
            return Finding("after_discipline", Word.UNKNOWN, "Chưa rõ người này có bị kỷ luật hay không.", cites)
        late = [one for one in measures if one.start <= reading.case.on and _last(one) >= window.start]
        if not late:
            reason = f"Không có kỷ luật nào còn hiệu lực từ {window.start:%d/%m/%Y}."
            return Finding("after_discipline", Word.MET, reason, cites)
        facts = tuple(_measure(one) for one in late)
        if known:
            after = max(_last(one) for one in late)
            begins = f"từ {after + ONE_DAY:%d/%m/%Y}" if after < date.max else "sau khi chấp hành xong"
            reason = f"Thành tích chỉ được tính {begins}, sau ngày đầu của thời gian xét ({window.start:%d/%m/%Y})."
            return Finding("after_discipline", Word.NOT_MET, reason, cites, facts)
        reason = "Có kỷ luật trong thời gian xét; điều luật của thời kỳ này chưa đọc, cần người quyết định."
        return Finding("after_discipline", Word.NEEDS_PERSON, reason, cites, facts)

    def vec(self, sheet: Sheet) -> Code:
        known = sheet.governed_on >= DECREE_152
        return sheet.settle(self.look_at_all(sheet), self.cites if known else ())

    def look_at_all(self, sheet: Sheet) -> Code:
        sheet.wanted.measures = True
        late_counts = NOT_MET if sheet.governed_on >= DECREE_152 else NEEDS_PERSON
        late = sheet.column("measure_late") != 0
        return sheet.pick((sheet.not_(sheet.has_list("discipline")), UNKNOWN), (late, late_counts), otherwise=MET)


def _last(measure: Discipline) -> date:
    return measure.until or date.max


def _measure(one: Discipline) -> str:
    until = f" đến {one.until:%d/%m/%Y}" if one.until else ", chưa chấp hành xong"
    return f"{DISCIPLINE_NAMES[one.form]} từ {one.start:%d/%m/%Y}{until}"


DISCIPLINE_NAMES = {
    "reprimand": "Khiển trách",
    "warning": "Cảnh cáo",
    "salary_cut": "Hạ bậc lương",
    "demotion": "Giáng chức",
    "dismissal": "Cách chức",
    "forced_resignation": "Buộc thôi việc",
}

in_force: Criterion = _InForce(())
recipient_kind: Criterion = _RecipientKind(())
authority: Criterion = _Authority(())
hold: Criterion = _Hold((_HOLD,))
double_reward: Criterion = _DoubleReward((_PRINCIPLE,))
freshness: Criterion = _Freshness((_FRESH,))
after_discipline: Criterion = _AfterDiscipline((_HOLD,))


def recipient_group(
    *groups: str, by_place: tuple[str, ...] = (), in_agency: bool = True, unclear: tuple[str, ...] = (), at: str
) -> Criterion:
    """Belongs to one of the groups; ``by_place`` groups belong inside (or outside) an agency; ``unclear`` need a person."""
    return _RecipientGroup((at,), groups, by_place, in_agency, unclear)
