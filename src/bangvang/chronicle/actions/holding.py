"""After a restore nothing is issued until the log has been held against what is known outside the database."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.chronicle import keys
from bangvang.chronicle.actions.heading import draw_tiles
from bangvang.chronicle.actions.writing import begin, new_origin, write
from bangvang.chronicle.models import Log
from bangvang.chronicle.queries import current_log, hashes_of, keys_of, last_head
from bangvang_trust.log import read, root

LONGEST = 500


def hold(why: str) -> None:
    """Issue nothing from now on; the log's own verbs lift it. Nothing to hold before the first line."""
    Log.objects.filter(pk__in=[log.pk for log in [current_log()] if log]).update(
        held_since=timezone.now(), held_why=why[:LONGEST]
    )


def go_on(document: str = "", *, because: str = "") -> None:
    """Lift the hold: the log here holds every line of the head in ``document``, the last one known outside.

    Without a document the last head that this machine signed is taken, and where none is known ``because`` must say why
    nobody outside knows a later one; it is written into the log. Raises `Refusal` when the database is older than the
    head or tells another story, ``Refused`` for a head that is not signed by the log.
    """
    with transaction.atomic():
        log = Log.objects.select_for_update().order_by("-ordinal").first()
        if log is None:
            return
        document = document or keys.remembered(log.origin)
        if document:
            _holds(log, document)
        elif not because.strip():
            raise Refusal(
                _(
                    "Chưa có mốc nào để đối chiếu. Hãy xin mốc cuối của bên chứng kiến, hoặc chép mốc in ở sổ văn bản đi; "
                    "nếu thật không ai giữ mốc, hãy ghi rõ vì sao (--because)."
                )
            )
        log.held_since, log.held_why = None, ""
        log.save(update_fields=["held_since", "held_why"])
        write("chronicle.went_on", log, [], facts={"because": because.strip()[:LONGEST]} if because else None)
        begin()  # what a newer release covers could not be taken in while the log was held


def reopen(*, because: str, last_known: str = "") -> Log:
    """Begin a new log where the end of the old one was lost for good. The old one stays, readable up to where it is.

    ``because`` is written into the first line. Witnesses must be given the new name and key by hand: that is the point.
    Raises `Refusal` without a reason.
    """
    if not because.strip():
        raise Refusal(_("Mở nhật ký mới là việc ai cũng sẽ hỏi lý do. Hãy ghi rõ vì sao (--because)."))
    with transaction.atomic():
        old = Log.objects.select_for_update().order_by("-ordinal").first()
        if old is None:
            raise Refusal(_("Chưa có nhật ký nào nên không cần mở nhật ký mới."))
        follows = last_known or keys.remembered(old.origin) or getattr(last_head(old), "note", "")
        log = Log.objects.create(ordinal=old.ordinal + 1, origin=new_origin(), follows=follows)
        write(
            "chronicle.reopened",
            log,
            [],
            facts={"after": old.origin, "after_size": old.size, "because": because.strip()[:LONGEST]},
        )
    return log


def _holds(log: Log, document: str) -> None:
    known = read(document, keys_of(log), origin=log.origin)
    if known.size > log.size:
        raise Refusal(
            _(
                "Bản khôi phục có %(here)d dòng nhật ký, mốc đã biết có %(known)d: thiếu %(less)d dòng cuối. "
                "Hãy tìm bản sao lưu mới hơn. Nếu không còn bản nào, xem “bangvang log reopen”."
            )
            % {"here": log.size, "known": known.size, "less": known.size - log.size}
        )
    draw_tiles(log)
    if root(hashes_of(log, known.size), known.size) != known.root:
        raise Refusal(
            _("Nhật ký ở đây kể khác mốc đã biết: có dòng đã bị sửa. Hãy chạy “bangvang log verify” và báo thanh tra.")
        )
