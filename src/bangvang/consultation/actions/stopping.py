"""Taking no more comment on a list before its days are over, with the reason that everybody reads."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.consultation.actions.preparing import claimed
from bangvang.consultation.models import Consultation, Stop
from bangvang.consultation.permissions import may_manage, require
from bangvang.outbox import actions as outbox


def stop(by: User, consultation: Consultation, *, reason: str, today: date, read_version: int) -> Stop:
    """From now on no comment is taken. Days, list and comments stay as they are; what was sent is still dealt with.

    Raises PermissionDenied, Stale, and `Refusal` without a reason, twice, and once the days are over by themselves.
    """
    require(may_manage(by, consultation))
    if not reason.strip():
        raise Refusal(_("Chưa ghi vì sao dừng. Người đọc trang công khai cần biết lý do."))
    with transaction.atomic():
        standing = claimed(consultation, "stop", read_version)
        require_not_stopped(standing)
        last = standing.publications.order_by("-number").first()
        assert last is not None  # a published list has a publication
        if today > last.closes_on:
            raise Refusal(
                _("Đã hết hạn lấy ý kiến từ ngày %(day)s nên không còn gì để dừng.") % {"day": f"{last.closes_on:%d/%m/%Y}"}
            )
        stopped = Stop.objects.create(consultation=standing, on=today, reason=reason.strip(), by=by)
        audit.record(by, "stopped_consultation", standing, note=stopped.reason)
        outbox.tell("consultation.stopped", standing)
        facts: dict[str, str | int] = {"on": today.isoformat(), "comments": standing.comments.count()}
        chronicle.write("consultation.stopped", stopped, [stopped], facts=facts)
    return stopped


def require_not_stopped(consultation: Consultation) -> None:
    """Raises `Refusal` with the way on."""
    stopped = Stop.objects.filter(consultation=consultation).first()
    if stopped is not None:
        raise Refusal(
            _("Danh sách đã dừng lấy ý kiến từ ngày %(day)s. Muốn lấy ý kiến tiếp, hãy lập lần lấy ý kiến khác.")
            % {"day": f"{stopped.on:%d/%m/%Y}"}
        )
