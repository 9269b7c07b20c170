"""A draft is written, then issued or dropped; both are final."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.decision.choices import DecisionState

# verb: (from, to). Who may is in permissions: may_draft for the first two, may_issue for the last.
MOVES: dict[str, tuple[DecisionState, DecisionState]] = {
    "revise": (DecisionState.DRAFT, DecisionState.DRAFT),
    "drop": (DecisionState.DRAFT, DecisionState.DROPPED),
    "issue": (DecisionState.DRAFT, DecisionState.ISSUED),
}


def after(verb: str, state: str) -> DecisionState:
    """The state that ``verb`` leads to. Raises `Refusal` with what to do instead."""
    source, target = MOVES[verb]
    if state == source:
        return target
    if state == DecisionState.ISSUED:
        raise Refusal(_("Quyết định đã ban hành nên lời văn đã khóa. Muốn sửa, hãy lập đính chính cho từng dòng."))
    raise Refusal(_("Dự thảo này đã bỏ. Hãy lập dự thảo mới từ phiên họp."))
