"""Taking the proof from one row: its salts are destroyed, and the log says so, so that nobody else can do it unseen."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle.actions.writing import write
from bangvang.chronicle.models import CoveredRow, Erasure
from bangvang.chronicle.permissions import may_erase, require
from bangvang.chronicle.queries import row_of, still_proved
from bangvang.outbox import actions as outbox

LONGEST = 300


def erase(by: User, covered: CoveredRow, *, reason: str) -> Erasure:
    """Destroy every salt under which the row of ``covered`` stands in the log; no verb brings them back.

    ``reason`` goes into the journal, never into the log. Raises PermissionDenied, and `Refusal` without a reason, for a row
    that was erased already, and for one that is not as it was committed to: a change must not be hidden by this.
    """
    require(may_erase(by))
    reason = reason.strip()
    if not reason:
        raise Refusal(_("Xóa muối không lấy lại được, nên phải ghi vì sao và theo đơn, văn bản nào."))
    with transaction.atomic():
        same = list(CoveredRow.objects.select_for_update(of=("self",)).filter(
            shape__table=covered.shape.table, row_id=covered.row_id
        ).select_related("shape"))  # fmt: skip
        _may_be_erased(covered, same)
        CoveredRow.objects.filter(pk__in=[one.pk for one in same]).update(salt=None)
        erasure = Erasure.objects.create(table=covered.shape.table, row_id=covered.row_id)
        audit.record(by, "erased_salt", erasure, note=reason[:LONGEST])
        outbox.tell("chronicle.erased", erasure)
        write("chronicle.salt_erased", erasure, [erasure], facts={"table": erasure.table, "row": erasure.row_id})
    return erasure


def _may_be_erased(covered: CoveredRow, same: list[CoveredRow]) -> None:
    if Erasure.objects.filter(table=covered.shape.table, row_id=covered.row_id).exists():
        raise Refusal(_("Bản ghi này đã xóa muối rồi, không cần làm lại."))
    if row_of(covered) is None or not all(still_proved(one) for one in same):
        raise Refusal(
            _(
                "Bản ghi này không còn như lúc ghi vào nhật ký, nên chưa xóa muối: xóa thì không ai còn biết nó đã bị sửa. "
                "Hãy chạy “bangvang log verify” và báo thanh tra."
            )
        )
