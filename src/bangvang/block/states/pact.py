"""A pact is drafted, sent to the members, signed. Changing what was sent makes it a draft again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.block.choices import PactState

# verb: (from, to). Who may is in permissions.may_draft_pact for all of them.
MOVES: dict[str, tuple[frozenset[PactState], PactState]] = {
    "revise": (frozenset({PactState.DRAFT, PactState.SENT}), PactState.DRAFT),
    "send": (frozenset({PactState.DRAFT, PactState.SENT}), PactState.SENT),
    "sign": (frozenset({PactState.SENT}), PactState.SIGNED),
    "attach_scan": (frozenset({PactState.SIGNED}), PactState.SIGNED),
}


def after(verb: str, state: str) -> PactState:
    """The state that ``verb`` leads to. Raises `Refusal` with what to do instead."""
    sources, target = MOVES[verb]
    if state in sources:
        return target
    if verb == "attach_scan":
        raise Refusal(_("Bản giao ước này chưa ghi là đã ký nên chưa có bản quét để đính kèm. Hãy ghi ngày ký trước."))
    if state == PactState.SIGNED:
        raise Refusal(_("Bản giao ước này đã ký kết nên giữ nguyên. Việc mới thì ghi vào giao ước của năm sau."))
    raise Refusal(_("Bản giao ước này chưa gửi các đơn vị. Hãy gửi để từng đơn vị trả lời, rồi mới ghi là đã ký."))
