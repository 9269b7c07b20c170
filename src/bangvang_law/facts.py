"""The facts of one case, as an officer would write them down. A list that is given is complete; one left out is not known.

The shapes follow the case format of ``docs/law/README.md``. Reading a case raises :class:`CaseError` with the place and a
sentence that says what to do; nothing is guessed and nothing unknown is swallowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bangvang_law.book import Book, national_book
from bangvang_law.dated import Period
from bangvang_law.record import Source

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
MEMBER_COUNTS = (
    "total", "completed", "advanced_worker", "grassroots_emulation_fighter", "disciplined_warning_or_more", "women",
)  # fmt: skip
"""What is counted of the members of a collective."""
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
    """One dossier on one day. ``received_on`` decides which text governs; ``on`` is the day of assessment.

    ``pack`` names the rules that the body of the dossier is under.
    """

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
    pack: str = "national"

    @classmethod
    def from_dict(cls, data: object, source: Source | None = None, book: Book | None = None) -> Case:
        """Read a case from plain data. Raises :class:`CaseError` with its place and a Vietnamese message.

        ``book`` is the book of cases that name no pack.
        """
        from bangvang_law.case_reading import read_case  # the reader needs these shapes first

        return read_case(data, source or Source(), book or national_book())
