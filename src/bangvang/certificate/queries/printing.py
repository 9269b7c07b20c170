"""Questions about printing: which printers a body has set, how one certificate is moved."""

from __future__ import annotations

from django.db.models import QuerySet

from bangvang.certificate.choices import PrintMode
from bangvang.certificate.models import Certificate, Nudge, PrinterProfile
from bangvang.register.models import Unit
from bangvang_paper.typesetting import certificate as paper
from bangvang_paper.typesetting.certificate_setting import AS_SET
from bangvang_paper.typesetting.certificate_setting import Nudge as Moved


def printers_of(body: Unit) -> QuerySet[PrinterProfile]:
    """Printers in use, by name."""
    return PrinterProfile.objects.filter(body=body, retired=False).order_by("name")


def all_printers_of(body: Unit) -> QuerySet[PrinterProfile]:
    """Retired ones too, at the end."""
    return PrinterProfile.objects.filter(body=body).order_by("retired", "name")


def run_of(mode: str, printer: PrinterProfile | None) -> paper.PrintRun:
    """How the pages are handed to the printer."""
    overprint = mode == PrintMode.OVERPRINT
    if printer is None:
        return paper.PrintRun(overprint=overprint)
    return paper.PrintRun(
        overprint=overprint, dx=float(printer.dx), dy=float(printer.dy), scale=float(printer.scale) / 100
    )


def nudge_of(certificate: Certificate) -> Nudge | None:
    """The latest; reads prefetched ``nudges``."""
    return max(certificate.nudges.all(), key=lambda one: one.pk, default=None)


def moved(certificate: Certificate) -> Moved:
    """The same as the typesetter takes it."""
    row = nudge_of(certificate)
    return AS_SET if row is None else Moved(dx=float(row.dx), dy=float(row.dy), step=row.step)
