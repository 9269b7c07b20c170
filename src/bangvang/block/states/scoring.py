"""A round is prepared, opened, announced and closed; each once and in this order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from bangvang.audit.refusals import Refusal
from bangvang.block.choices import RoundState

# verb: (from, to). Who may is in permissions.may_organise for all of them.
MOVES: dict[str, tuple[frozenset[RoundState], RoundState | None]] = {
    "revise": (frozenset({RoundState.PREPARING, RoundState.SCORING}), None),
    "open": (frozenset({RoundState.PREPARING}), RoundState.SCORING),
    "score": (frozenset({RoundState.SCORING}), None),
    "announce": (frozenset({RoundState.SCORING}), RoundState.APPEALS),
    "appeal": (frozenset({RoundState.APPEALS}), None),
    "close": (frozenset({RoundState.APPEALS}), RoundState.CLOSED),
    "put_forward": (frozenset({RoundState.CLOSED}), None),
}


def after(verb: str, state: str) -> RoundState:
    """The state that ``verb`` leads to. Raises `Refusal` with what to do instead."""
    sources, target = MOVES[verb]
    if state in sources:
        return target or RoundState(state)
    raise Refusal(str(_INSTEAD[RoundState(state)]))


_INSTEAD = {
    RoundState.PREPARING: _("Đợt chấm đang chuẩn bị nên chưa làm việc này được. Cơ quan tổ chức mở đợt chấm trước."),
    RoundState.SCORING: _(
        "Đợt chấm đang diễn ra nên chưa làm việc này được. Thẩm định xong, báo điểm rồi mới đến bước này."
    ),
    RoundState.APPEALS: _("Điểm đã báo nên không chấm lại. Đơn vị kiến nghị từng tiêu chí, cơ quan tổ chức trả lời."),
    RoundState.CLOSED: _("Đợt chấm đã kết thúc, điểm và hạng giữ nguyên."),
}
