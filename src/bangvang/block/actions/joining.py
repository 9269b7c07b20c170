"""A unit that came into the block after its round was opened is let into the round, as long as units score themselves."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.block.actions.scoring import enter, held, scored_nowhere_else
from bangvang.block.models import Contender, Round
from bangvang.block.permissions import may_let_in, require
from bangvang.block.queries import members_on
from bangvang.block.states.scoring import after
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit


def let_in(by: User, round: Round, unit: Unit, *, reason: str, today: date) -> Contender:
    """Let the unit, a member of the block today, be scored too; it comes last in the order and has the same days as the others.

    Raises PermissionDenied; `Refusal` when the days of self-scoring are over, without a reason, or for a unit that is not in
    the block or is scored already.
    """
    require(may_let_in(by, round), _("Đơn vị trưởng của năm và cơ quan tổ chức đưa thêm đơn vị vào đợt chấm."))
    with transaction.atomic():
        standing = held(round)
        after("score", standing.state)
        if today > standing.self_until:
            raise Refusal(
                _(
                    "Hạn tự chấm %(day)s đã qua nên không đưa thêm đơn vị vào đợt chấm. Cơ quan tổ chức gia hạn rồi đưa vào."
                )
                % {"day": f"{standing.self_until:%d/%m/%Y}"}
            )
        if not reason.strip():
            raise Refusal(_("Chưa ghi vì sao đơn vị vào sau. Lý do đứng cạnh tên đơn vị trên bảng xếp hạng."))
        if not members_on(standing.block, today).filter(unit=unit).exists():
            raise Refusal(
                _("%(unit)s hôm nay không ở trong %(block)s. Cơ quan tổ chức đưa đơn vị vào khối, cụm trước.")
                % {"unit": unit, "block": standing.block}
            )
        scored_nowhere_else(standing, [unit])
        last = standing.contenders.aggregate(last=Max("place"))["last"] or 0
        said = {"joined_on": today, "joined_because": reason.strip(), "joined_by": by}
        (made,) = enter(standing, [unit], first=last + 1, **said)
        audit.record(by, "let_into_scoring", standing, note=f"{unit}. {reason.strip()}")
        outbox.tell("block.unit_let_in", standing)
    return made
