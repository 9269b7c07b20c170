"""The profile of an advanced model as a paper."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from bangvang.exemplar.models import AdvancedModel
from bangvang.register.letterhead import letterhead
from bangvang.register.queries import body_of, issuer_on
from bangvang_paper.typesetting.report import ReportPaper, ReportPart, ReportTable


def profile_paper(model: AdvancedModel, on: date) -> ReportPaper:
    """Every word of the profile as it stands on the day; no law prescribes its form."""
    body = body_of(model.unit)
    signer = issuer_on(body, on)
    how = model.get_found_display()
    found = [
        (_("Phát hiện ngày"), f"{model.found_on:%d/%m/%Y}"),
        (_("Ai phát hiện"), model.found_by),
        (_("Phát hiện thế nào"), f"{how}: {model.movement}" if model.movement else how),
        (_("Lĩnh vực"), model.field),
    ]
    steps = [
        (one.what, one.owner, f"{one.due_on:%d/%m/%Y}", f"{one.done_on:%d/%m/%Y}" if one.done_on else "–")
        for one in model.steps.all()
    ]
    followers = [
        (str(one), f"{one.since:%d/%m/%Y}", one.what) for one in model.followers.select_related("unit", "person")
    ]
    plan = ReportTable(_("Kế hoạch bồi dưỡng"), (_("Việc"), _("Phụ trách"), _("Hạn"), _("Xong")), steps)
    learning = ReportTable(_("Nơi học theo"), (_("Ai"), _("Từ ngày"), _("Làm theo")), followers)
    return ReportPaper(
        kind=_("Hồ sơ điển hình tiên tiến"),
        **letterhead(body, on=on, unit=model.unit),
        number=None,
        symbol=body.symbol,
        signed_on=None,
        heading=str(model),
        parts=[
            ReportPart(_("Phát hiện"), found),
            ReportPart(
                _("Việc làm tiêu biểu"),
                texts=[(_("Việc làm"), model.deeds), *([(_("Điều học được"), model.lessons)] if model.lessons else [])],
            ),
            ReportPart(_("Bồi dưỡng, nhân rộng"), tables=[plan, learning]),
        ],
        signatures=(("", None), (signer.title if signer else _("Thủ trưởng đơn vị"), None)),
    )
