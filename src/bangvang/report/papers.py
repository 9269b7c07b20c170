"""A report as the typesetter takes it, from what it says now or said when it was closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from bangvang.register.choices import RecipientKind
from bangvang.register.letterhead import invented, letterhead
from bangvang.register.models import Unit
from bangvang.register.queries import body_of
from bangvang.report.content import Content
from bangvang.report.models import AchievementReport
from bangvang.report.queries import form_of, heading_of
from bangvang_paper.typesetting.report import ReportPaper, ReportPart, ReportTable


def report_paper(report: AchievementReport, content: Content, on: date, *, closed: bool) -> ReportPaper:
    """Every word of the paper; ``closed``: the day is written, else it is left for the pen and the paper is called a draft."""
    unit = report.unit
    body = body_of(unit)
    return ReportPaper(
        **letterhead(body, on=on, unit=unit, note=". ".join(_notes(body, closed))),
        number=None,
        symbol=f"BC-{body.symbol}",
        numbered=report.recipient_kind == RecipientKind.COLLECTIVE,
        signed_on=on if closed else None,
        heading=heading_of(content),
        parts=[
            ReportPart(
                chapter.heading,
                chapter.facts,
                [(place.heading, place.text) for place in chapter.written],
                [ReportTable(grid.title, grid.columns, grid.rows) for grid in chapter.grids],
            )
            for chapter in content.chapters
        ],
        signatures=(
            (_("Xác nhận của cấp trình khen thưởng"), None),
            _reporter(report, content),
        ),
        form_note=form_of(content),
    )


def _reporter(report: AchievementReport, content: Content) -> tuple[str, str | None]:
    if report.recipient_kind == RecipientKind.COLLECTIVE:
        return _("Thủ trưởng đơn vị"), None
    if report.recipient_kind == RecipientKind.HOUSEHOLD:
        return _("Đại diện hộ gia đình"), content.recipient
    return _("Người báo cáo"), content.recipient


def _notes(body: Unit, closed: bool) -> Iterator[str]:
    return filter(None, (invented(body), "" if closed else _("Bản đang viết, chưa chốt")))
