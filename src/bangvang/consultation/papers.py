"""The report on the result of public comment, as the typesetter takes it. No instrument that was read sets its form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bangvang.consultation.models import Consultation
from bangvang.consultation.reporting import Content, Row
from bangvang.register.letterhead import letterhead
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper, statement_docx, statement_pdf


@dataclass(frozen=True)
class ReportFiles:
    docx: bytes
    pdf: bytes


def render_report(consultation: Consultation, content: Content, *, number: int | None, made_on: date) -> ReportFiles:
    """Both files. Raises ``press.Unprintable`` for a letter that no font has."""
    paper = report_paper(consultation, content, number=number, made_on=made_on)
    return ReportFiles(statement_docx(paper), statement_pdf(paper))


def report_paper(consultation: Consultation, content: Content, *, number: int | None, made_on: date) -> StatementPaper:
    """Every word of the report."""
    body = consultation.body
    return StatementPaper(
        kind=_("Báo cáo"),
        heading=_("Kết quả lấy ý kiến nhân dân về %(title)s") % {"title": consultation.title},
        **letterhead(body, on=made_on),
        number=number,
        symbol=f"BC-{body.symbol}",
        signed_on=made_on,
        opening_words=[
            *(f"{line.strip().rstrip('.;')};" for line in consultation.legal_basis.splitlines() if line.strip()),
            _("%(body)s báo cáo Hội đồng Thi đua - Khen thưởng kết quả lấy ý kiến nhân dân như sau:")
            % {"body": body.name},
        ],
        parts=[
            Part(_("I. Việc công khai"), _publicity(consultation, content)),
            Part(_("II. Ý kiến nhận được"), _counts(content)),
            *([Part(_("III. Từng ý kiến và kết quả xử lý"), grid=_grid(content.rows))] if content.rows else []),
            *([Part(_("Hồ sơ không còn được xét"), [f"{line}." for line in content.left])] if content.left else []),
        ],
        signers=[Signer(_("Thủ trưởng cơ quan"))],
        recipients=[_("Hội đồng Thi đua - Khen thưởng"), _("Lưu: VT, TĐKT")],
    )


def _publicity(consultation: Consultation, content: Content) -> list[str]:
    told = {
        "n": content.dossiers,
        "first": content.first_day,
        "last": content.last_day,
        "by": content.period_by,
    }
    lines = [
        _(
            "Danh sách %(n)d hồ sơ được công khai trên cổng thông tin của cơ quan "
            "từ ngày %(first)s đến hết ngày %(last)s (theo %(by)s)."
        )
        % told
    ]
    if content.stopped:
        why = {"last": content.last_day, "why": content.stopped.rstrip(".")}
        lines.append(_("Cơ quan dừng lấy ý kiến trước hạn từ ngày %(last)s vì: %(why)s.") % why)
    if consultation.proposal_code:
        told = {"code": consultation.proposal_code, "day": ""}
        if consultation.proposal_on:
            told["day"] = _(" ngày %(day)s") % {"day": f"{consultation.proposal_on:%d/%m/%Y}"}
        lines.append(_("Văn bản đề nghị: số %(code)s%(day)s.") % told)
    return lines


def _counts(content: Content) -> list[str]:
    if not content.comments:
        none = _("Cho tới khi dừng không nhận được ý kiến nào."), _("Hết thời hạn không nhận được ý kiến nào.")
        return [none[0] if content.stopped else none[1]]
    lines = [
        _("Nhận %(n)d ý kiến, trong đó %(named)d ý kiến có ghi tên người góp ý.")
        % {"n": content.comments, "named": content.named}
    ]
    if content.results:
        told = "; ".join(f"{words}: {count}" for words, count in content.results)
        lines.append(_("Kết quả: %(told)s.") % {"told": told})
    waiting = sum(not row.answer for row in content.rows)
    if waiting:
        lines.append(
            _("%(n)d ý kiến đang được xác minh; hồ sơ bị phản ánh tạm dừng, chưa trình Hội đồng.") % {"n": waiting}
        )
    return lines


def _grid(rows: tuple[Row, ...]) -> Grid:
    head = (_("TT"), _("Ngày nhận"), _("Nói về"), _("Kết quả"), _("Trả lời"))
    cells = [
        (str(row.place), row.day, row.about, "; ".join(filter(None, (row.result, row.held))), row.answer or "–")
        for row in rows
    ]
    return Grid(head, cells, ("center", "center", "left", "left", "left"), whole=(0, 1))
