"""A list is looked at, then taken or left as a whole; both are final."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.intake.choices import BatchState

# verb: (from, to). Who may is in permissions.may_keep_batch for all of them.
MOVES: dict[str, tuple[BatchState, BatchState]] = {
    "correct": (BatchState.PREVIEW, BatchState.PREVIEW),
    "accept": (BatchState.PREVIEW, BatchState.ACCEPTED),
    "drop": (BatchState.PREVIEW, BatchState.DROPPED),
}


def after(verb: str, state: str) -> BatchState:
    """The state that ``verb`` leads to. Raises `Refusal` when the list was already taken or left."""
    source, target = MOVES[verb]
    if state == source:
        return target
    if state == BatchState.ACCEPTED:
        raise Refusal(
            _("Danh sách này đã được nhận nên không sửa, không bỏ được nữa. Hãy mở đợt đề nghị lập từ danh sách.")
        )
    raise Refusal(_("Danh sách này đã bỏ. Muốn dùng lại, hãy nạp tệp một lần nữa."))
