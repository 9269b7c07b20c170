"""A report is written, closed, and opened again for another edition; what was closed stays."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.report.choices import ReportState

# verb: (from, to). Who may is in permissions.may_write for all of them.
MOVES: dict[str, tuple[ReportState, ReportState]] = {
    "revise": (ReportState.DRAFT, ReportState.DRAFT),
    "submit": (ReportState.DRAFT, ReportState.SUBMITTED),
    "reopen": (ReportState.SUBMITTED, ReportState.DRAFT),
}


def after(verb: str, state: str) -> ReportState:
    """The state that ``verb`` leads to. Raises `Refusal` with what to do instead."""
    source, target = MOVES[verb]
    if state == source:
        return target
    if state == ReportState.SUBMITTED:
        raise Refusal(
            _("Báo cáo này đã chốt nên không sửa được. Muốn sửa, hãy mở lại để lập bản khác; bản đã chốt vẫn giữ.")
        )
    raise Refusal(_("Báo cáo này đang viết, chưa có bản chốt nào phải mở lại."))
