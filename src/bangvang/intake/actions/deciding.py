"""Taking the whole list, leaving it, and giving back what was taken while nothing was built on it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.intake import states
from bangvang.intake.models import Batch
from bangvang.intake.permissions import may_keep_batch, require
from bangvang.intake.queries import blocking_problems, built_on, rows_to_survey
from bangvang.outbox import actions as outbox

_MOST_NAMED = 20


def accept(by: User, batch: Batch, *, read_version: int) -> Batch:
    """Take the whole list. Raises PermissionDenied, Stale, and `Refusal` while a row has a problem that blocks."""
    return _decide(by, batch, "accept", "accepted", read_version)


def drop(by: User, batch: Batch, *, read_version: int) -> Batch:
    """Leave the whole list; the file and the rows stay as a record, nothing reaches the registers.

    What the list told of people's numbers and birth dates is wiped: nobody needs it any more.
    """
    return _decide(by, batch, "drop", "dropped", read_version)


def take_back(by: User, batch: Batch, *, read_version: int) -> Batch:
    """Give an accepted list back to the preview. Raises PermissionDenied, Stale; `Refusal` once something was built on it."""
    return _decide(by, batch, "take_back", "took_back", read_version)


def _decide(by: User, batch: Batch, verb: str, done: str, read_version: int) -> Batch:
    require(may_keep_batch(by, batch))
    with transaction.atomic():
        claim(batch, read_version)
        batch.refresh_from_db(fields=["state"])
        state = states.after(verb, batch.state)
        _CHECKS[verb](batch)
        batch.state = state
        batch.save(update_fields=["state"])
        audit.record(by, done, batch)
        outbox.tell(f"intake.{done}", batch)
    return batch


def _nothing_blocks(batch: Batch) -> None:
    rows = rows_to_survey(batch)
    if all(row.left_out for row in rows):
        raise Refusal(_("Danh sách không còn dòng nào để nhận. Hãy lấy lại ít nhất một dòng, hoặc bỏ cả danh sách."))
    blocking = blocking_problems(rows)
    if blocking:
        lines = [str(row.line) for row in rows if row.pk in blocking]
        named = ", ".join(lines[:_MOST_NAMED]) + (" …" if len(lines) > _MOST_NAMED else "")
        raise Refusal(
            _("Chưa nhận được: còn %(count)d dòng phải xem lại (dòng %(lines)s). Chưa ghi gì vào sổ.")
            % {"count": len(blocking), "lines": named}
        )


def _nothing_is_built(batch: Batch) -> None:
    thing = built_on(batch)
    if thing:
        raise Refusal(
            _("Đã có %(thing)s lập từ danh sách này nên không trả về được nữa. Hãy sửa ở đó.") % {"thing": thing}
        )


def _wipe_personal(batch: Batch) -> None:
    batch.rows.update(personal_sealed=None, citizen_number_hash=None, birth_date_hash=None)


_CHECKS = {"accept": _nothing_blocks, "drop": _wipe_personal, "take_back": _nothing_is_built}
