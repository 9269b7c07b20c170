"""How a proposal moves. What a body did with a dossier is not a state but a closed `Handling` with its outcome."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.nomination.choices import ProposalState

# verb: (from, to). Who may is in permissions.may_propose for all of them.
MOVES: dict[str, tuple[ProposalState, ProposalState]] = {
    "revise": (ProposalState.DRAFT, ProposalState.DRAFT),
    "submit": (ProposalState.DRAFT, ProposalState.SUBMITTED),
    "withdraw": (ProposalState.SUBMITTED, ProposalState.WITHDRAWN),
    "discard": (ProposalState.DRAFT, ProposalState.WITHDRAWN),
}


def after(verb: str, state: str) -> ProposalState:
    """The state that ``verb`` leads to. Raises `Refusal` with what to do instead."""
    source, target = MOVES[verb]
    if state == source:
        return target
    if state == ProposalState.WITHDRAWN:
        raise Refusal(_("Đợt đề nghị này đã rút. Muốn trình lại, hãy nạp danh sách và lập đợt mới."))
    if state == ProposalState.SUBMITTED:
        raise Refusal(
            _(
                "Đợt đề nghị này đã trình nên không sửa được. "
                "Muốn sửa, hãy rút lại, hoặc chờ cơ quan trả lại mục cần sửa."
            )
        )
    raise Refusal(_("Đợt đề nghị này chưa trình nên chưa có gì để rút. Muốn bỏ, hãy bỏ bản đang soạn."))
