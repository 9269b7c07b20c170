"""A list is looked at, then taken or left as a whole. What was taken can be given back while nothing was built on it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.intake.choices import BatchState

# verb: (from, to). Who may is in permissions.may_keep_batch for all of them.
MOVES: dict[str, tuple[BatchState, BatchState]] = {
    "correct": (BatchState.PREVIEW, BatchState.PREVIEW),
    "accept": (BatchState.PREVIEW, BatchState.ACCEPTED),
    "drop": (BatchState.PREVIEW, BatchState.DROPPED),
    "reread": (BatchState.PREVIEW, BatchState.PREVIEW),
    "take_back": (BatchState.ACCEPTED, BatchState.PREVIEW),
}


def after(verb: str, state: str) -> BatchState:
    """The state that ``verb`` leads to. Raises `Refusal` when the list does not stand where the verb begins."""
    source, target = MOVES[verb]
    if state == source:
        return target
    if state == BatchState.ACCEPTED:
        raise Refusal(
            _(
                "Danh sách này đã được nhận nên không sửa, không bỏ được nữa. Nếu chưa lập đợt đề nghị thì trả danh sách về "
                "xem trước, nếu đã lập thì sửa trong đợt đề nghị."
            )
        )
    if state == BatchState.PREVIEW:
        raise Refusal(_("Danh sách này chưa được nhận, không có gì để trả về."))
    raise Refusal(_("Danh sách này đã bỏ. Muốn dùng lại, hãy nạp tệp một lần nữa."))
