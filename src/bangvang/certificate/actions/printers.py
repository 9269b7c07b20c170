"""Verbs that bring ink to its place: a printer's profile, its calibration, one certificate moved by a hair."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.certificate.models import Certificate, Nudge, PrinterProfile
from bangvang.certificate.permissions import may_make, may_print_for, require
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang_paper.typesetting.calibration import CROSS_MM, RULE_MM

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


def add_printer(by: User, body: Unit, *, name: str) -> PrinterProfile:
    """A printer of the body, as yet not measured. Raises PermissionDenied, `Refusal` for a name that is there."""
    require(may_print_for(by, body))
    with transaction.atomic():
        if PrinterProfile.objects.filter(body=body, name=name).exists():
            raise Refusal(_("%(body)s đã có máy in “%(name)s”. Hãy sửa máy ấy.") % {"body": body, "name": name})
        printer = PrinterProfile.objects.create(body=body, name=name)
        audit.record(by, "added_printer", printer)
        outbox.tell("certificate.printer_set", printer)
    return printer


def set_printer(
    by: User,
    printer: PrinterProfile,
    *,
    read_version: int,
    name: str,
    dx: Decimal,
    dy: Decimal,
    scale: Decimal,
    retired: bool = False,
) -> PrinterProfile:
    """Set how the page is moved for the printer. Raises PermissionDenied, `Stale`, ValidationError beyond ±20 mm or 95–105 %."""
    require(may_print_for(by, printer.body))
    with transaction.atomic():
        claim(printer, read_version)
        before = _told(printer)
        printer.name, printer.retired = name, retired
        printer.dx, printer.dy, printer.scale = dx, dy, scale
        _checked(printer)
        printer.save()
        audit.record(by, "set_printer", printer, changes={"printer": [before, _told(printer)]})
        outbox.tell("certificate.printer_set", printer)
    return printer


def calibrate(
    by: User, printer: PrinterProfile, *, read_version: int, left: Decimal, top: Decimal, measured: Decimal
) -> PrinterProfile:
    """Take what was measured on the calibration sheet, in mm: how far the first cross lies from the left and the upper edge
    of the paper, and how long the rule came out.

    The page is moved by what the cross lacks. Raises as `set_printer`.
    """
    scale = (printer.scale * Decimal(RULE_MM) / measured).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return set_printer(
        by,
        printer,
        read_version=read_version,
        name=printer.name,
        dx=(printer.dx + Decimal(CROSS_MM) - left).quantize(_TENTH, ROUND_HALF_UP),
        dy=(printer.dy + Decimal(CROSS_MM) - top).quantize(_TENTH, ROUND_HALF_UP),
        scale=scale,
        retired=printer.retired,
    )


def nudge(by: User, certificate: Certificate, *, dx: Decimal, dy: Decimal, step: int) -> Nudge:
    """Move the changing words of one certificate, or set the recipient's words larger or smaller, from the next print on.

    A row of its own each time, with who and when; the latest counts. Raises PermissionDenied, ValidationError.
    """
    require(may_make(by, certificate.line.decision))
    row = Nudge(certificate=certificate, dx=dx, dy=dy, step=step, by=by)
    row.full_clean()
    with transaction.atomic():
        row.save()
        audit.record(by, "nudged", certificate, note=f"{dx}; {dy}; {step}")
        outbox.tell("certificate.nudged", certificate)
    return row


def _checked(printer: PrinterProfile) -> None:
    try:
        printer.full_clean()
    except ValidationError as error:
        raise ValidationError(error.messages) from error


def _told(printer: PrinterProfile) -> str:
    return f"{printer.name}: {printer.dx}; {printer.dy}; {printer.scale}%"
