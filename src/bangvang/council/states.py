"""A sitting is prepared, open, closed; a closed one is a record."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.council.choices import SittingState

# verb: (from, to). Who may is in permissions.may_run for all of them.
MOVES: dict[str, tuple[SittingState, SittingState]] = {
    "revise": (SittingState.PREPARED, SittingState.PREPARED),
    "put_on_agenda": (SittingState.PREPARED, SittingState.PREPARED),
    "open": (SittingState.PREPARED, SittingState.OPEN),
    "begin_vote": (SittingState.OPEN, SittingState.OPEN),
    "close": (SittingState.OPEN, SittingState.CLOSED),
    "assume": (SittingState.PREPARED, SittingState.CLOSED),
}


def after(verb: str, state: str) -> SittingState:
    """The state that ``verb`` leads to. Raises `Refusal` with what to do instead."""
    source, target = MOVES[verb]
    if state == source:
        return target
    if state == SittingState.CLOSED:
        raise Refusal(
            _("Phiên họp đã kết thúc và đã có biên bản nên không đổi được nữa. Muốn xét thêm, hãy mở phiên mới.")
        )
    if state == SittingState.OPEN:
        raise Refusal(
            _("Phiên họp đang diễn ra nên chương trình và thành phần đã chốt. Muốn xét thêm, hãy mở phiên mới.")
        )
    raise Refusal(_("Phiên họp chưa mở. Hãy ghi ai có mặt và mở phiên họp trước."))
