"""A movement is drafted, launched, closed; each once."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.movement.choices import MovementState

# verb: (from, to). Who may is in permissions.may_lead for all of them.
MOVES: dict[str, tuple[frozenset[MovementState], MovementState | None]] = {
    "revise": (frozenset({MovementState.DRAFT, MovementState.LAUNCHED}), None),
    "launch": (frozenset({MovementState.DRAFT}), MovementState.LAUNCHED),
    "close": (frozenset({MovementState.LAUNCHED}), MovementState.CLOSED),
}


def after(verb: str, state: str) -> MovementState:
    """The state that ``verb`` leads to. Raises `Refusal` with what to do instead."""
    sources, target = MOVES[verb]
    if state in sources:
        return target or MovementState(state)
    if state == MovementState.CLOSED:
        raise Refusal(
            _("Phong trào này đã tổng kết nên không sửa được nữa. Muốn thi đua tiếp, hãy soạn phong trào mới.")
        )
    if state == MovementState.LAUNCHED:
        raise Refusal(_("Phong trào này đã phát động, không phát động lần nữa."))
    raise Refusal(_("Phong trào này chưa phát động nên chưa tổng kết được. Hãy phát động trước."))
