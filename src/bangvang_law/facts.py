"""The facts of one case, as an officer would write them down. A list that is given is complete; one left out is not known.

The shapes follow the case format of ``docs/law/README.md``. Reading a case raises :class:`CaseError` with the place and a
sentence that says what to do; nothing is guessed and nothing unknown is swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bangvang_law.book import RECIPIENT_KINDS, Book, national_book
from bangvang_law.dated import Period
from bangvang_law.errors import CaseError, LawError
from bangvang_law.finding import FINDINGS
from bangvang_law.record import Record, Source

TYPES = ("merit", "sudden_feat", "movement", "long_service", "tenure", "external")
GROUPS = (
    "official", "civil_servant", "public_employee", "worker", "farmer", "laborer", "military", "police",
    "entrepreneur", "intellectual", "foreigner",
)  # fmt: skip
RATINGS = ("not_completed", "completed", "good", "excellent")
"""Annual ratings, lowest first; ``not_assessed`` stands outside the scale."""
NOT_ASSESSED = "not_assessed"
SCOPES = ("grassroots", "ministry_province", "national")
"""How far an initiative or work reaches, narrowest first."""
DISCIPLINE = ("reprimand", "warning", "salary_cut", "demotion", "dismissal", "forced_resignation")
PENDING = ("discipline", "investigation", "inspection", "complaint", "press")
RESULTS = ("other", "good", "outstanding", "leading")
"""Results in a movement, lowest first."""
LEVELS = (
    "unit", "commune", "district", "province", "ministry", "central_council", "prime_minister", "state_president",
    "national",
)  # fmt: skip
CRITERIA = (
    "in_force", "recipient_kind", "recipient_group", "authority", "hold", "double_reward", "freshness", "after_discipline",
    "held", "held_in_a_row", "rated", "rated_in_a_row", "initiative", "service", "post_held", "member_share",
    "member_count", "member_discipline", "leads_block", "movement_result", "stated", "unread",
)  # fmt: skip
STATED = frozenset(
    {
        "absolute_loyalty_exemplary", "active_regular_effective_movement", "administrative_sanction",
        "attitude", "combat_achievement", "combat_feat", "combat_ingenuity",
        "combat_or_anti_crime_bravery_high_effect", "community_bond", "continued_contribution_years",
        "continuous_service_southern_battlefield", "contribution", "contribution_to_development_of_body",
        "contribution_years", "craft_years", "culture_healthy", "direct_teaching_years",
        "direct_technical_years", "duties_excellent", "economy_stable", "effective_model",
        "emulation_participation", "environment_safe_clean", "ethics", "ethics_national_representative",
        "ethics_talent_many_achievements_influence", "ethics_talent_merit", "ethics_talent_reputation",
        "exceptional_merit", "exceptional_skill_and_contribution", "exemplary", "exemplary_law_abiding",
        "gold_prize_national", "grassroots_democracy_thrift_anticorruption", "great_contribution",
        "happy_progressive_family", "head_of_foreign_state_body", "head_of_mission_of_partner_country",
        "helps_other_households_and_jobs", "heroic_act_exceptional_achievement", "influence",
        "initiative_high_commune", "international_prize", "invention_or_work", "law_abiding",
        "law_abiding_and_moral", "law_abiding_order_participation", "loyal_law_abiding",
        "loyal_to_fatherland_and_people", "many_contributions", "many_exceptional_achievements",
        "many_or_sudden_achievements", "martyr", "member_criminal_liability",
        "military_service_or_tax_duty_not_fulfilled", "mutual_aid", "nationwide_innovation",
        "new_works_after_merited_title", "not_holding_order_for_long_service",
        "other_foreign_individual_recognised_by_ministry_or_province", "outstanding", "outstanding_selected",
        "prize_criterion_or_special_contribution", "productive_work", "professional_art_years", "recognition",
        "regional_prize", "research_excellence", "research_of_exceptional_value_applied", "scientific_work",
        "sector_years", "sent_by_competent_body", "service_era", "service_in_vietnam_years",
        "skill_all_duties_excellent_training_others", "sudden_achievement", "targets_exceeded",
        "targets_exceeded_outstanding", "tasks_done", "tradition_merit_united_clean_party",
        "trained_in_higher_or_vocational_school_in_that_heritage", "trains_colleagues", "united_and_exemplary",
        "united_and_exemplary_law_abiding", "united_clean_strong_leading_thrift_anticorruption", "unity",
        "unity_and_law_abiding", "unity_party_thrift_anticorruption", "worker_production_achievements",
        "youth_volunteer_service_years",
    }
)  # fmt: skip
"""Findings of fact that people state, because no field of the case carries them."""


@dataclass(frozen=True, slots=True)
class Held:
    """An award granted before."""

    award: str
    year: int | None
    decided_on: date | None
    decision: str
    period: Period | None
    revoked: bool

    def said(self, name: str) -> str:
        """One line for the proof: name, year, decision, day."""
        year = f" năm {self.year}" if self.year else ""
        decision = f", Quyết định {self.decision}" if self.decision else ""
        day = f" ngày {self.decided_on:%d/%m/%Y}" if self.decided_on else ""
        revoked = " (đã bị thu hồi, không tính)" if self.revoked else ""
        return f"{name}{year}{decision}{day}{revoked}"


@dataclass(frozen=True, slots=True)
class Usage:
    """What an initiative or work has already supported."""

    award: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Idea:
    """An initiative (recognised) or a scientific work (accepted)."""

    title: str
    scope: str
    settled_on: date | None
    used_for: Usage | None


@dataclass(frozen=True, slots=True)
class Discipline:
    """A disciplinary measure; ``until`` is its last day, None while it lasts."""

    form: str
    start: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Pending:
    """A matter under consideration; ``cleared_on`` None while it is open."""

    kind: str
    since: date
    cleared_on: date | None


@dataclass(frozen=True, slots=True)
class Post:
    """A leadership post; ``until`` is its last day, None while it is held."""

    post: str
    start: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Members:
    """Counts of the members of a collective; None where not known."""

    total: int | None
    completed: int | None
    advanced_worker: int | None
    grassroots_emulation_fighter: int | None
    disciplined_warning_or_more: int | None
    women: int | None


@dataclass(frozen=True, slots=True)
class BlockLead:
    """First in an emulation cluster or block of a level, in a year."""

    level: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Movement:
    """The result in a movement: who launched it, its length in years, and how one came out."""

    level: str | None
    years: int | None
    result: str | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the case is about. None stands for not known; an empty tuple for known to be none."""

    kind: str
    group: str | None
    sex: str | None
    employed_since: date | None
    ratings: Mapping[int, str]
    ratings_complete: bool
    awards: tuple[Held, ...] | None
    initiatives: tuple[Idea, ...] | None
    works: tuple[Idea, ...] | None
    discipline: tuple[Discipline, ...] | None
    pending: tuple[Pending, ...] | None
    retirement_decided_on: date | None
    posts: tuple[Post, ...] | None
    members: Members | None
    leads_block: BlockLead | None
    movement: Movement | None


@dataclass(frozen=True, slots=True)
class Expect:
    """What a case of the collection says should come out."""

    finding: str
    because: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier on one day. ``received_on`` decides which text governs; ``on`` is the day of assessment."""

    name: str
    on: date
    received_on: date
    award: str
    type: str | None
    issuer: str | None
    period: Period | None
    recipient: Recipient
    stated: Mapping[str, bool]
    expect: Expect | None = field(default=None, compare=False)

    @classmethod
    def from_dict(cls, data: object, source: Source | None = None, book: Book | None = None) -> Case:
        """Read a case from plain data. Raises :class:`CaseError` with its place and a Vietnamese message."""
        return _case(Record(data, source or Source(), _refuse), book or national_book())


def _refuse(place: str, what: str, todo: str) -> CaseError:
    return CaseError(place, f"{what} {todo}".strip())


def _case(row: Record, book: Book) -> Case:
    name = row.text("name", "")
    on = row.day("on")
    received_on = row.maybe_day("received_on") or on
    if received_on > on:
        raise row.wrong(
            "received_on", f"Ngày nhận hồ sơ ({received_on}) sau ngày xét ({on}).", "Hãy kiểm tra lại hai ngày."
        )
    if row.text("pack", "national") != "national":
        raise row.wrong("pack", f"Chưa có gói quy định “{row.text('pack')}”.", "Hiện chỉ có gói “national”.")
    case = Case(
        name=name,
        on=on,
        received_on=received_on,
        award=_award(row, "award", book),
        type=row.maybe_choice("type", TYPES),
        issuer=row.maybe_choice("issuer", [one.id for one in book.authorities()]),
        period=_span(row, "period"),
        recipient=_recipient(row.record("recipient"), on, book),
        stated=_stated(row.maybe_record("stated")),
        expect=_expect(row.maybe_record("expect")),
    )
    if case.period is not None and case.period.start > on:
        raise row.wrong("period", "Thời gian lập thành tích bắt đầu sau ngày xét.", "Hãy kiểm tra lại các ngày.")
    row.done()
    return case


def _award(row: Record, key: str, book: Book) -> str:
    award = row.text(key)
    try:
        return book.award(award).id
    except LawError as wrong:
        raise row.wrong(key, str(wrong), "") from wrong


def _span(row: Record, key: str) -> Period | None:
    if row.raw(key, None) is None:
        return None
    days = row.items(key)
    if len(days) != 2:
        raise row.wrong(key, f"“{key}” phải có đúng hai ngày.", "Ví dụ: [2025-01-01, 2025-12-31].")
    first, last = (row.as_day(day, key) for day in days)
    if last < first:
        raise row.wrong(key, f"“{key}”: ngày cuối ({last}) trước ngày đầu ({first}).", "Hãy đổi lại thứ tự.")
    return Period.inclusive(first, last)


def _recipient(row: Record, on: date, book: Book) -> Recipient:
    awards = row.maybe_records("awards")
    initiatives, works = row.maybe_records("initiatives"), row.maybe_records("works")
    discipline, pending, posts = (
        row.maybe_records("discipline"),
        row.maybe_records("pending"),
        row.maybe_records("posts"),
    )
    recipient = Recipient(
        kind=row.choice("kind", RECIPIENT_KINDS),
        group=row.maybe_choice("group", GROUPS),
        sex=row.maybe_choice("sex", ("female", "male")),
        employed_since=row.maybe_day("employed_since"),
        ratings=_ratings(row, on),
        ratings_complete=row.flag("ratings_complete", False),
        awards=None if awards is None else tuple(_held(one, on, book) for one in awards),
        initiatives=None if initiatives is None else tuple(_idea(one, "recognised_on", book) for one in initiatives),
        works=None if works is None else tuple(_idea(one, "accepted_on", book) for one in works),
        discipline=None if discipline is None else tuple(_discipline(one) for one in discipline),
        pending=None if pending is None else tuple(_pending(one) for one in pending),
        retirement_decided_on=row.maybe_day("retirement_decided_on"),
        posts=None if posts is None else tuple(_post(one) for one in posts),
        members=_members(row.maybe_record("members")),
        leads_block=_block(row.maybe_record("leads_block")),
        movement=_movement(row.maybe_record("movement")),
    )
    row.done()
    return recipient


def _ratings(row: Record, on: date) -> dict[int, str]:
    if row.raw("ratings", None) is None:
        return {}
    years = row.record("ratings")
    found: dict[int, str] = {}
    for key in years.data:
        if not re.fullmatch(r"[12]\d{3}", str(key)):
            raise years.wrong(str(key), f"“{key}” không phải là năm.", "Hãy viết năm bốn chữ số.")
        year = int(str(key))
        if year > on.year:
            raise years.wrong(
                key if isinstance(key, int) else str(key),
                f"Xếp loại năm {year} ở sau ngày xét ({on}).",
                "Hãy bỏ năm đó.",
            )
        years.asked.add(key)
        value = years.data[key]
        if value not in (*RATINGS, NOT_ASSESSED):
            options = ", ".join((*RATINGS, NOT_ASSESSED))
            raise years.wrong(
                key if isinstance(key, int) else str(key),
                f"Không có mức xếp loại “{value}”.",
                f"Chọn một trong: {options}.",
            )
        found[year] = str(value)
    return found


def _held(row: Record, on: date, book: Book) -> Held:
    decided_on = row.maybe_day("decided_on")
    held = Held(
        award=_award(row, "award", book),
        year=row.maybe_whole("year", least=1900),
        decided_on=decided_on,
        decision=row.text("decision", ""),
        period=_span(row, "period"),
        revoked=row.flag("revoked", False),
    )
    row.done()
    if held.year is not None and held.year > on.year:
        raise row.wrong("year", f"Năm {held.year} ở sau ngày xét ({on}).", "Hãy kiểm tra lại năm.")
    if held.year is None and held.period is None and held.decided_on is None:
        raise row.wrong(None, "Không biết danh hiệu này của năm nào.", "Hãy thêm “year”, “period” hoặc “decided_on”.")
    return held


def _idea(row: Record, key: str, book: Book) -> Idea:
    idea = Idea(row.text("title", ""), row.choice("scope", SCOPES), row.maybe_day(key), _usage(row, book))
    row.done()
    return idea


_USED = re.compile(r"(?P<award>[a-z_0-9]+?)(?:[ /,(]+(?P<year>\d{4})\)?)?\Z")


def _usage(row: Record, book: Book) -> Usage | None:
    raw = row.raw("used_for", None)
    if raw is None:
        return None
    if isinstance(raw, Mapping):
        inner = row.record("used_for")
        usage = Usage(_award(inner, "award", book), inner.maybe_whole("year", least=1900))
        inner.done()
        return usage
    found = _USED.match(row.text("used_for"))
    if not found:
        raise row.wrong("used_for", f"Không hiểu “{raw}”.", "Hãy ghi mã danh hiệu, có thể kèm năm.")
    try:
        book.award(found["award"])
    except LawError as wrong:
        raise row.wrong("used_for", str(wrong), "") from wrong
    return Usage(found["award"], int(found["year"]) if found["year"] else None)


def _discipline(row: Record) -> Discipline:
    one = Discipline(row.choice("form", DISCIPLINE), row.day("from"), _end(row))
    row.done()
    return one


def _post(row: Record) -> Post:
    one = Post(row.text("post"), row.day("from"), _end(row))
    row.done()
    return one


def _end(row: Record) -> date | None:
    start, until = row.day("from"), row.maybe_day("until")
    if until is not None and until < start:
        raise row.wrong("until", f"Ngày cuối ({until}) trước ngày đầu ({start}).", "Hãy đổi lại thứ tự.")
    return until


def _pending(row: Record) -> Pending:
    one = Pending(row.choice("kind", PENDING), row.day("since"), row.maybe_day("cleared_on"))
    if one.cleared_on is not None and one.cleared_on < one.since:
        raise row.wrong("cleared_on", "Ngày kết thúc trước ngày bắt đầu.", "Hãy kiểm tra lại hai ngày.")
    row.done()
    return one


def _members(row: Record | None) -> Members | None:
    if row is None:
        return None
    names = (
        "total",
        "completed",
        "advanced_worker",
        "grassroots_emulation_fighter",
        "disciplined_warning_or_more",
        "women",
    )
    counts = {name: row.maybe_whole(name, least=0) for name in names}
    row.done()
    total = counts["total"]
    for name, count in counts.items():
        if total is not None and count is not None and count > total:
            raise row.wrong(name, f"“{name}” ({count}) lớn hơn tổng số thành viên ({total}).", "Hãy kiểm tra lại số.")
    return Members(**counts)


def _block(row: Record | None) -> BlockLead | None:
    if row is None:
        return None
    one = BlockLead(row.choice("level", LEVELS), row.maybe_whole("year", least=1900))
    row.done()
    return one


def _movement(row: Record | None) -> Movement | None:
    if row is None:
        return None
    one = Movement(
        row.maybe_choice("level", LEVELS), row.maybe_whole("years", least=0), row.maybe_choice("result", RESULTS)
    )
    row.done()
    return one


def _stated(row: Record | None) -> dict[str, bool]:
    if row is None:
        return {}
    found = {key: row.flag(key) for key in sorted(STATED) if row.raw(key, None) is not None}
    for key in row.data:  # the list of what may be stated is too long for a message
        if key not in STATED:
            row.asked = {"stated"}
            raise row.wrong(
                str(key), f"“{key}” không phải là điều kiện được ghi nhận bằng lời.", "Xem docs/law/README.md."
            )
    return found


def _expect(row: Record | None) -> Expect | None:
    if row is None:
        return None
    because = row.texts("because", [])
    for name in because:
        if name not in CRITERIA:
            raise row.wrong("because", f"Không có điều kiện “{name}”.", f"Chọn trong: {', '.join(CRITERIA)}.")
    expect = Expect(row.choice("finding", FINDINGS), tuple(because), tuple(row.texts("cites", [])))
    row.done()
    return expect
