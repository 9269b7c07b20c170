"""The forms of the decree, as far as they were read, by the id that a report keeps.

The annex of Nghị định 152/2025/NĐ-CP with its forms has not been read. That a person's report is Mẫu 05 is quoted by a decision
of the ministry (QĐ 638/QĐ-BNV 2025); the parts are those of a provincial form that was read, and of the national forms before.
So every page and paper says that the form was not held against the official text.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bangvang.report.choices import ReportForm, Section

UNREAD = _("mẫu theo Phụ lục Nghị định 152/2025/NĐ-CP, chưa đối chiếu bản chính")


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
    """One form. ``number``: as the decree counts it; empty where nobody has read it."""

    decree: str
    number: str
    parts: tuple[Part, ...]

    @property
    def places(self) -> list[Place]:
        return [place for part in self.parts for place in part.places]


_HONOURS = Part(_("Các hình thức đã được khen thưởng"), holds="honours")
SHAPES: dict[str, Shape] = {
    ReportForm.PERSON_ND152: Shape(
        "Nghị định 152/2025/NĐ-CP",
        "Mẫu 05",
        (
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
    ),
    ReportForm.COLLECTIVE_ND152: Shape(
        "Nghị định 152/2025/NĐ-CP",
        "",
        (
            Part(
                _("Đặc điểm, tình hình"),
                (Place(Section.SITUATION, _("Đặc điểm, tình hình"), _("Trụ sở, tổ chức, nhân lực; thuận lợi, khó khăn")),
                 Place(Section.DUTIES, _("Chức năng, nhiệm vụ"))),
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
    ),
}  # fmt: skip


def shape_of(form: str) -> Shape:
    return SHAPES[form]


def form_words(form: str) -> str:
    """Which form it is, and that it was not held against the official text."""
    shape = SHAPES[form]
    return f"{shape.number}, {UNREAD}" if shape.number else str(UNREAD)
