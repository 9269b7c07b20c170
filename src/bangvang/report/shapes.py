"""The forms of the decree, as far as they were read, by the id that a report keeps.

The annex of Nghị định 152/2025/NĐ-CP with its forms has not been read. Known are the names of eleven report forms, that the one
of a person's merit is Mẫu 05 (QĐ 638/QĐ-BNV 2025 quotes it), and the parts and places of a form of Hà Nội (QĐ 71/2025/QĐ-UBND)
for a person. So a report of any form has the three general parts, and every page and paper says what was not held against the
official text.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from bangvang.register.choices import RecipientKind
from bangvang.report.choices import ReportForm, Section

DECREE = "Nghị định 152/2025/NĐ-CP"
UNREAD = _("mẫu theo Phụ lục Nghị định 152/2025/NĐ-CP, chưa đối chiếu bản chính")
HEADINGS_UNREAD = _(
    "mẫu theo Phụ lục Nghị định 152/2025/NĐ-CP, các mục của mẫu này chưa đọc được nên dùng ba phần chung"
)
NO_FORM = _("Nghị định 152/2025/NĐ-CP không nêu tên mẫu riêng cho hộ gia đình nên dùng ba phần chung")


@dataclass(frozen=True)
class Place:
    """A place where somebody writes, under its heading. ``help`` says what belongs there."""

    section: Section
    heading: str | Promise
    help: str | Promise = ""


@dataclass(frozen=True)
class Part:
    """A numbered part of the form. ``holds`` names what is filled in from other records: facts, targets, honours."""

    heading: str | Promise
    places: tuple[Place, ...] = ()
    holds: str = ""


@dataclass(frozen=True)
class Shape:
    """One form, and whose reports it is for. ``number``: as the decree counts it, empty where nobody has read it.

    ``words``: what was read of it and what was not. ``awards``: those that it alone is for; empty for a form of many awards.
    """

    of: frozenset[RecipientKind]
    words: str | Promise = HEADINGS_UNREAD
    number: str = ""
    awards: frozenset[str] = frozenset()


_PERSON, _COLLECTIVE, _HOUSEHOLD = (
    frozenset({kind}) for kind in (RecipientKind.INDIVIDUAL, RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD)
)
_HEROES = frozenset({"hero_of_labor", "hero_of_armed_forces"})
SHAPES: dict[ReportForm, Shape] = {
    ReportForm.GOVERNMENT_FLAG_ND152: Shape(_COLLECTIVE, awards=frozenset({"government_emulation_flag"})),
    ReportForm.NATIONAL_FIGHTER_ND152: Shape(_PERSON, awards=frozenset({"national_emulation_fighter"})),
    ReportForm.COLLECTIVE_ND152: Shape(_COLLECTIVE),
    ReportForm.PERSON_ND152: Shape(_PERSON, words=UNREAD, number="Mẫu 05"),
    ReportForm.SUDDEN_ND152: Shape(_PERSON | _COLLECTIVE | _HOUSEHOLD),
    ReportForm.LONG_SERVICE_ND152: Shape(_PERSON),
    ReportForm.THEMATIC_ND152: Shape(_PERSON | _COLLECTIVE | _HOUSEHOLD),
    ReportForm.HERO_COLLECTIVE_ND152: Shape(_COLLECTIVE, awards=_HEROES | {"hero_province_or_city"}),
    ReportForm.HERO_PERSON_ND152: Shape(_PERSON, awards=_HEROES),
    ReportForm.EXTERNAL_COLLECTIVE_ND152: Shape(_COLLECTIVE),
    ReportForm.EXTERNAL_PERSON_ND152: Shape(_PERSON),
    ReportForm.HOUSEHOLD_ND152: Shape(_HOUSEHOLD, words=NO_FORM),
}
_USUAL = {
    RecipientKind.INDIVIDUAL: ReportForm.PERSON_ND152,
    RecipientKind.COLLECTIVE: ReportForm.COLLECTIVE_ND152,
    RecipientKind.HOUSEHOLD: ReportForm.HOUSEHOLD_ND152,
}

_HONOURS = Part(_("Các hình thức đã được khen thưởng"), holds="honours")
_PARTS: dict[str, tuple[Part, ...]] = {
    RecipientKind.INDIVIDUAL: (
        Part(
            _("Sơ lược lý lịch"),
            (Place(Section.SITUATION, _("Trình độ, học hàm, danh hiệu"), _("Chuyên môn, nghiệp vụ; học hàm, học vị")),),
            holds="facts",
        ),
        Part(
            _("Thành tích đạt được"),
            (
                Place(Section.DUTIES, _("Quyền hạn, nhiệm vụ được giao")),
                Place(Section.ACHIEVEMENTS, _("Thành tích đạt được của cá nhân"), _("Việc đã làm, kết quả, người được lợi")),
                Place(Section.COMPLIANCE, _("Chấp hành chủ trương, chính sách, pháp luật; cam kết")),
            ),
        ),
        _HONOURS,
    ),
    RecipientKind.COLLECTIVE: (
        Part(
            _("Đặc điểm, tình hình"),
            (
                Place(Section.SITUATION, _("Đặc điểm, tình hình"), _("Trụ sở, tổ chức, nhân lực; thuận lợi, khó khăn")),
                Place(Section.DUTIES, _("Chức năng, nhiệm vụ")),
            ),
            holds="facts",
        ),
        Part(
            _("Thành tích đạt được"),
            (
                Place(Section.ACHIEVEMENTS, _("Kết quả thực hiện nhiệm vụ"), _("So với các năm trước; số thì trích")),
                Place(Section.COMPLIANCE, _("Thực hiện chủ trương, chính sách, pháp luật")),
            ),
            holds="targets",
        ),
        _HONOURS,
    ),
    RecipientKind.HOUSEHOLD: (
        Part(
            _("Sơ lược về hộ gia đình"),
            (Place(Section.SITUATION, _("Hoàn cảnh gia đình"), _("Số người, nghề nghiệp; thuận lợi, khó khăn")),),
            holds="facts",
        ),
        Part(
            _("Thành tích đạt được"),
            (
                Place(Section.ACHIEVEMENTS, _("Thành tích đạt được của hộ"), _("Việc đã làm, kết quả, người được lợi")),
                Place(Section.COMPLIANCE, _("Chấp hành chủ trương, chính sách, pháp luật")),
            ),
        ),
        _HONOURS,
    ),
}  # fmt: skip
"""The three general parts; headings of a person's are those of Hà Nội's form, the others are ours after them."""


def parts_of(kind: str) -> tuple[Part, ...]:
    """The parts of a report of a person, a collective or a household."""
    return _PARTS[kind]


def places_of(kind: str) -> list[Place]:
    """Where somebody writes in it."""
    return [place for part in _PARTS[kind] for place in part.places]


def has_targets(kind: str) -> bool:
    """Whether it has a table of figures by year."""
    return any(part.holds == "targets" for part in _PARTS[kind])


def forms_for(kind: str) -> list[ReportForm]:
    """Forms for a person, a collective or a household, in the order of the decree."""
    return [form for form, shape in SHAPES.items() if kind in shape.of]


def form_for(kind: str, award: str) -> ReportForm:
    """The form that goes with the award: one that is for it alone, else that of merit."""
    own = (form for form in forms_for(kind) if award in SHAPES[form].awards)
    return next(own, _USUAL[RecipientKind(kind)])


def form_problem(form: str, kind: str, award: str) -> str:
    """Why a report on this form cannot be of such a recipient or for the award; empty when it can."""
    shape = SHAPES[ReportForm(form)]
    told = {"form": ReportForm(form).label, "kind": RecipientKind(kind).label.lower()}
    if kind not in shape.of:
        return _now("Mẫu “%(form)s” không phải mẫu của %(kind)s. Hãy chọn mẫu khác.") % told
    fitting = form_for(kind, award)
    if (shape.awards or SHAPES[fitting].awards) and fitting != form:
        return _now("Đề nghị này viết theo mẫu “%(fitting)s”, không theo mẫu “%(form)s”.") % (
            told | {"fitting": fitting.label}
        )
    return ""


def form_words(form: str) -> str:
    """Which form it is, and what of it was not read."""
    shape = SHAPES[ReportForm(form)]
    return f"{shape.number}, {shape.words}" if shape.number else str(shape.words)
