"""Questions about certificates: by address, of a decision, how far the printing is, and what the paper says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.certificate.models import Certificate, Design, PrintOrder, PublicBase, Reissue
from bangvang.decision.models import Decision
from bangvang.decision.queries import READERS, is_corrected, wording_on
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of
from bangvang_law.book import national_book


@dataclass(frozen=True)
class Progress:
    """How far the printing of one decision is; ``asked`` False: nobody asked yet."""

    asked: bool
    done: int
    total: int
    error: str = ""

    @property
    def finished(self) -> bool:
        return self.asked and self.done >= self.total

    @property
    def thousandths(self) -> int:
        """Width of the drawn bar, 0 to 1000."""
        return 0 if not self.total else self.done * 1000 // self.total


def progress_of(decision: Decision) -> Progress:
    """Counted from the certificates themselves."""
    order = PrintOrder.objects.filter(decision=decision).annotate(done=Count("decision__lines__certificate")).first()
    if order is not None:
        return Progress(asked=True, done=order.done, total=order.total, error=order.error)
    done = Certificate.objects.filter(line__decision=decision).count()
    return Progress(asked=False, done=done, total=decision.lines.count())


def unfinished_orders() -> QuerySet[PrintOrder]:
    """Orders that still lack certificates, oldest first: what a worker resumes when it starts."""
    return PrintOrder.objects.filter(done_at=None).select_related("decision").order_by("id")


def visible_to(user: User | AnonymousUser) -> QuerySet[Certificate]:
    """Certificates of the decisions that ``user`` may see."""
    return with_line(Certificate.objects.filter(line__decision__body_id__in=units_of(user, READERS)))


_WITH = (
    "line__decision__body",
    "line__decision__issuer__body",
    "line__golden",
    "honour",
    "pdf",
    "design__emblem",
    "layout__emblem",
)
_ANSWERED = ("line__decision__body", "line__decision__issuer__body", "line__golden", "honour")


def with_line(certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Certificates with all that a reprint reads."""
    return certificates.select_related(*_WITH).prefetch_related(
        "line__corrections", "honour__standings", "reissues", "nudges"
    )


def of_decision(decision: Decision) -> QuerySet[Certificate]:
    """Certificates of the decision in golden-book order, with line, honour and corrections."""
    return (
        Certificate.objects.filter(line__decision=decision)
        .select_related(*_WITH)
        .prefetch_related("line__corrections", "reissues", "nudges")
        .order_by("golden_book_number")
    )


def by_public_id(public_id: str) -> Certificate | None:
    """The certificate behind the address that a QR holds, with all that the answer says; None when there is none."""
    asked = Certificate.objects.filter(public_id=public_id).select_related(*_ANSWERED)
    return asked.prefetch_related("line__corrections", "honour__standings").order_by().first()


def of_lines(line_ids: list[int]) -> dict[int, Certificate]:
    """Line id → certificate. One query."""
    return {one.line_id: one for one in Certificate.objects.filter(line_id__in=line_ids)}


def is_outdated(certificate: Certificate, day: date | None = None) -> bool:
    """Whether a correction came after the last printing, so that the paper in the hand reads otherwise than the record.

    Reads prefetched corrections and reissues.
    """
    on = day or timezone.localdate()
    printed = max(certificate.reissues.all(), key=lambda one: (one.on, one.pk), default=None)
    words = printed.wording if printed is not None else certificate.wording
    return is_corrected(certificate.line, on) and words != wording_on(certificate.line, on)


# ── what a body has set ──────────────────────────────────────────────────────────────────────────────────────────────
def bodies_set_up_by(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies whose designs and address ``user`` sets."""
    return Unit.objects.filter(pk__in=units_of(user, [Role.OFFICER, Role.ADMINISTRATOR]), is_body=True).order_by("name")


def designs_of(body: Unit) -> QuerySet[Design]:
    """Designs of the body, each with how many certificates it has ``printed``."""
    return (
        Design.objects.filter(body=body)
        .select_related("emblem", "layout")
        .annotate(printed=Count("certificates"))
        .order_by("award")
    )


def design_for(body: Unit, award: str) -> Design | None:
    return Design.objects.filter(body=body, award=award).select_related("emblem", "layout").first()


def public_base_of(body: Unit) -> str:
    """The address that certificates of the body print: the one set on screen, else the installation's; "" when none."""
    row = PublicBase.objects.filter(body=body).first()
    return row.address if row else str(settings.PUBLIC_BASE).rstrip("/")


def is_read(layout: Mapping[str, object]) -> bool:
    """Whether the book's answer on a layout was read, so that it binds."""
    return layout.get("status") == "read"


@dataclass(frozen=True)
class LayoutRule:
    """What the law book says of the paper on a day, for the page that prints."""

    read: bool
    citation: str
    note: str
    size_mm: tuple[float, float] | None


def layout_rule(award: str, on: date) -> LayoutRule:
    layout: Mapping[str, object] = national_book().certificate_layout(award, on=on)
    size = layout.get("size_mm")
    pair = (float(size[0]), float(size[1])) if isinstance(size, list | tuple) and len(size) == 2 else None
    return LayoutRule(
        read=is_read(layout),
        citation=str(layout.get("citation") or ""),
        note=str(layout.get("note") or ""),
        size_mm=pair,
    )


# ── made anew ────────────────────────────────────────────────────────────────────────────────────────────────────────
def reissues_visible_to(user: User | AnonymousUser, body: Unit) -> QuerySet[Reissue]:
    """The register of what the body made anew, latest first."""
    return (
        Reissue.objects.filter(
            certificate__line__decision__body=body, certificate__line__decision__body_id__in=units_of(user, READERS)
        )
        .select_related("certificate__line__decision", "pdf", "by")
        .order_by("-on", "-pk")
    )
