"""Verbs of the stock of blanks: take in, use, write off as spoiled, take an entry back, destroy with minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.certificate.choices import Fate
from bangvang.certificate.models import BlankKind, BlankReceipt, BlankSheet, Certificate, Destruction, Reissue
from bangvang.certificate.permissions import may_print_for, require
from bangvang.certificate.queries.blanks import (
    STANDING,
    receipt_holding,
    receipts_overlapping,
    standing_sheets,
    stock_of,
    to_destroy,
)
from bangvang.certificate.validators import MOST_AT_ONCE, MOST_BLANKS, Serial
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit

SHORTEST_WHY = 5


def add_kind(by: User, body: Unit, *, name: str, numbered: bool) -> BlankKind:
    """A kind of blank that the body keeps. Raises PermissionDenied, `Refusal` for a name that is there."""
    require(may_print_for(by, body))
    with transaction.atomic():
        if BlankKind.objects.filter(body=body, name=name).exists():
            raise Refusal(_("%(body)s đã có loại phôi “%(name)s”.") % {"body": body, "name": name})
        kind = BlankKind.objects.create(body=body, name=name, numbered=numbered)
        audit.record(by, "added_blank_kind", kind)
        outbox.tell("certificate.stock_changed", kind)
    return kind


def receive(
    by: User, kind: BlankKind, *, on: date, source: str, document: str = "", first: Serial | None = None, count: int
) -> BlankReceipt:
    """Take ``count`` sheets in; numbered ones run on from ``first``. Raises PermissionDenied, `Refusal`."""
    require(may_print_for(by, kind.body))
    _receivable(kind, on, first, count)
    with transaction.atomic():
        _lock(kind)
        if first is not None:
            _unknown_so_far(kind, first, first.number + count - 1)
        receipt = BlankReceipt.objects.create(
            kind=kind,
            on=on,
            source=source.strip(),
            document=document.strip(),
            series=first.series if first else "",
            first=first.number if first else None,
            last=first.number + count - 1 if first else None,
            digits=first.digits if first else 0,
            count=count,
            by=by,
        )
        audit.record(by, "received_blanks", kind, note=str(receipt))
        outbox.tell("certificate.stock_changed", kind)
    return receipt


def _receivable(kind: BlankKind, on: date, first: Serial | None, count: int) -> None:
    if not 1 <= count <= MOST_BLANKS:
        raise Refusal(_("Một lần nhận từ 1 đến %(most)d tờ.") % {"most": MOST_BLANKS})
    if on > timezone.localdate():
        raise Refusal(_("Ngày nhận chưa tới. Hãy xem lại ngày."))
    if kind.numbered and first is None:
        raise Refusal(_("Loại phôi này từng tờ có số. Hãy ghi số đầu."))
    if not kind.numbered and first is not None:
        raise Refusal(_("Loại phôi này không đánh số. Hãy bỏ trống ô số đầu."))


def _unknown_so_far(kind: BlankKind, first: Serial, last: int) -> None:
    standing = receipts_overlapping(kind, first, last).first()
    if standing is not None:
        raise Refusal(
            _("Số %(first)s đến %(last)s đã nhận ngày %(day)s. Hãy xem lại số đầu và số tờ.")
            % {"first": standing.first_serial, "last": standing.last_serial, "day": f"{standing.on:%d/%m/%Y}"}
        )


# ── out of the stock ─────────────────────────────────────────────────────────────────────────────────────────────────
def use_blanks(
    by: User,
    kind: BlankKind,
    certificates: Sequence[Certificate],
    *,
    on: date,
    first: Serial | None = None,
    without: Sequence[Serial] = (),
) -> list[BlankSheet]:
    """Write down which sheet each certificate took: numbered ones run on from ``first``, passing over ``without``.

    Raises PermissionDenied, and `Refusal` for a serial that did not come in or has left already, a certificate that has
    its sheet, or more sheets than are left.
    """
    require(may_print_for(by, kind.body))
    if not certificates:
        raise Refusal(_("Mọi giấy của quyết định này đã ghi phôi."))
    with transaction.atomic():
        _lock(kind)
        _in_the_body(kind, certificates)
        serials = _run_on(kind, first, len(certificates), set(without))
        _available(kind, serials, len(certificates))
        sheets = _write_used(
            [
                BlankSheet(kind=kind, fate=Fate.USED, certificate=certificate, on=on, by=by, **_columns(serial))
                for certificate, serial in zip(certificates, serials, strict=True)
            ]
        )
        audit.record(by, "used_blanks", kind, note=_("%(count)d tờ") % {"count": len(sheets)})
        outbox.tell("certificate.stock_changed", kind)
    return sheets


def use_blank_anew(by: User, kind: BlankKind, done: Reissue, *, on: date, first: Serial | None = None) -> BlankSheet:
    """Write down on which sheet a certificate was made anew. Raises as `use_blanks`, and when its sheet is written already."""
    require(may_print_for(by, kind.body))
    with transaction.atomic():
        _lock(kind)
        if done.certificate.line.decision.body_id != kind.body_id:
            raise Refusal(_("Giấy này của cơ quan khác nên không lấy phôi ở đây được."))
        if done.blanks.filter(STANDING).exists():
            raise Refusal(_("Lần cấp này đã ghi phôi. Muốn đổi, hãy bỏ ghi tờ cũ trước."))
        serials = _run_on(kind, first, 1, set())
        _available(kind, serials, 1)
        row = BlankSheet(
            kind=kind, fate=Fate.USED, certificate=done.certificate, reissue=done, on=on, by=by, **_columns(serials[0])
        )
        (sheet,) = _write_used([row])
        audit.record(by, "used_blanks", kind, note=_("1 tờ, giấy cấp đổi, cấp lại"))
        outbox.tell("certificate.stock_changed", kind)
    return sheet


def _write_used(sheets: Sequence[BlankSheet]) -> list[BlankSheet]:
    """Two clerks with two kinds of blanks hold two locks: what the one wrote first the database refuses to the other."""
    try:
        with transaction.atomic():
            return BlankSheet.objects.bulk_create(sheets)
    except IntegrityError:
        raise Refusal(_("Người khác vừa ghi phôi cho một giấy trong số này. Hãy mở lại trang.")) from None


def spoil(
    by: User, kind: BlankKind, *, on: date, why: str, serials: Sequence[Serial] = (), count: int = 0
) -> list[BlankSheet]:
    """Write sheets off as spoiled: by ``serials``, or ``count`` where the kind has no numbers. Raises as `use_blanks`."""
    require(may_print_for(by, kind.body))
    if len(why.strip()) < SHORTEST_WHY:
        raise Refusal(_("Hãy ghi rõ vì sao hỏng, để biên bản hủy ghi lại được."))
    listed: list[Serial | None] = [*serials] if kind.numbered else [None] * count
    if not 1 <= len(listed) <= MOST_AT_ONCE:
        raise Refusal(_("Hãy ghi những tờ hỏng: từ 1 đến %(most)d tờ một lần.") % {"most": MOST_AT_ONCE})
    with transaction.atomic():
        _lock(kind)
        _available(kind, listed, len(listed))
        sheets = BlankSheet.objects.bulk_create(
            BlankSheet(kind=kind, fate=Fate.SPOILED, why=why.strip(), on=on, by=by, **_columns(serial))
            for serial in listed
        )
        audit.record(by, "spoiled_blanks", kind, note=_("%(count)d tờ") % {"count": len(sheets)})
        outbox.tell("certificate.stock_changed", kind)
    return sheets


def release(by: User, sheet: BlankSheet, *, why: str) -> BlankSheet:
    """Take a wrong entry back: the sheet lies in the stock again, the entry stays to be read.

    Raises PermissionDenied, and `Refusal` for a sheet that stands in minutes or was taken back before.
    """
    require(may_print_for(by, sheet.kind.body))
    if len(why.strip()) < SHORTEST_WHY:
        raise Refusal(_("Hãy ghi vì sao bỏ ghi, để sổ phôi đọc lại hiểu được."))
    with transaction.atomic():
        _lock(sheet.kind)
        standing = BlankSheet.objects.select_for_update().get(pk=sheet.pk)
        if standing.destruction_id is not None:
            raise Refusal(_("Tờ này đã có trong biên bản hủy nên không bỏ ghi được."))
        if standing.released_at is not None:
            raise Refusal(_("Lần ghi này đã bỏ trước đó."))
        standing.released_at, standing.released_by, standing.released_why = timezone.now(), by, why.strip()
        standing.save(update_fields=["released_at", "released_by", "released_why"])
        audit.record(by, "released_blank", standing, note=why.strip())
        outbox.tell("certificate.stock_changed", sheet.kind)
    return standing


def destroy(by: User, body: Unit, *, on: date, venue: str, members: str, manner: str) -> Destruction:
    """Put all spoiled sheets that stand in no minutes yet into minutes of their destruction.

    Raises PermissionDenied, and `Refusal` when there is none, nobody is named, or a sheet was spoiled after the day.
    """
    require(may_print_for(by, body))
    if on > timezone.localdate():
        raise Refusal(_("Ngày hủy chưa tới. Hãy lập biên bản vào ngày hủy."))
    if not members.strip():
        raise Refusal(_("Hãy ghi những người chứng kiến, mỗi người một dòng."))
    with transaction.atomic():
        for kind in BlankKind.objects.select_for_update().filter(body=body).order_by("pk"):
            del kind  # held until the minutes stand, so that no sheet is released meanwhile
        sheets = list(to_destroy(body))
        if not sheets:
            raise Refusal(_("Không có tờ phôi hỏng nào chờ hủy."))
        if any(sheet.on > on for sheet in sheets):
            raise Refusal(_("Có tờ ghi hỏng sau ngày hủy. Hãy xem lại ngày."))
        minutes = Destruction.objects.create(
            body=body, on=on, venue=venue.strip(), members=members.strip(), manner=manner.strip(), by=by
        )
        BlankSheet.objects.filter(pk__in=[sheet.pk for sheet in sheets]).update(destruction=minutes)
        audit.record(by, "destroyed_blanks", minutes, note=_("%(count)d tờ") % {"count": len(sheets)})
        outbox.tell("certificate.blanks_destroyed", minutes)
    return minutes


# ── what must hold ───────────────────────────────────────────────────────────────────────────────────────────────────
def _lock(kind: BlankKind) -> None:
    BlankKind.objects.select_for_update().get(pk=kind.pk)


def _columns(serial: Serial | None) -> dict[str, object]:
    if serial is None:
        return {}
    return {"series": serial.series, "number": serial.number, "digits": serial.digits}


def _in_the_body(kind: BlankKind, certificates: Sequence[Certificate]) -> None:
    """Certificates of the same body whose first paper has no sheet yet."""
    for certificate in Certificate.objects.filter(pk__in=[one.pk for one in certificates]).select_related(
        "line__decision"
    ):
        if certificate.line.decision.body_id != kind.body_id:
            raise Refusal(_("Giấy này của cơ quan khác nên không lấy phôi ở đây được."))
        if certificate.blanks.filter(STANDING, reissue=None).exists():
            raise Refusal(
                _("Giấy số %(number)d đã ghi phôi. Muốn đổi, hãy bỏ ghi tờ cũ trước.")
                % {"number": certificate.golden_book_number}
            )


def _run_on(kind: BlankKind, first: Serial | None, count: int, without: set[Serial]) -> list[Serial | None]:
    """Serials from ``first`` on, for ``count`` sheets."""
    if not kind.numbered:
        return [None] * count
    if first is None:
        raise Refusal(_("Loại phôi này từng tờ có số. Hãy ghi số của tờ đầu."))
    passed = {(one.series, one.number) for one in without}
    return [*_from(first, count, passed)]


def _from(first: Serial, count: int, passed: set[tuple[str, int]]) -> Iterator[Serial]:
    at = first
    while count:
        if (at.series, at.number) not in passed:
            count -= 1
            yield at
        at = at.later(1)


def _available(kind: BlankKind, serials: Sequence[Serial | None], count: int) -> None:
    """Every sheet came in, none has left, and there are enough."""
    left = stock_of(kind).left
    if count > left:
        raise Refusal(
            _("Sổ phôi còn %(left)d tờ, không đủ %(count)d tờ. Hãy ghi lần nhận trước.")
            % {"left": left, "count": count}
        )
    numbered = [serial for serial in serials if serial is not None]
    if len({(one.series, one.number) for one in numbered}) != len(numbered):
        raise Refusal(_("Có số phôi ghi hai lần. Hãy xem lại."))
    for serial in numbered:
        if receipt_holding(kind, serial) is None:
            raise Refusal(_("Phôi số %(serial)s chưa nhận vào sổ. Hãy xem lại số.") % {"serial": serial})
    gone = standing_sheets(kind, numbered).first()
    if gone is not None:
        raise Refusal(
            _("Phôi số %(serial)s đã ghi %(fate)s ngày %(day)s nên không ghi lần nữa được.")
            % {"serial": gone.serial, "fate": gone.get_fate_display(), "day": f"{gone.on:%d/%m/%Y}"}
        )
