"""What was found, and how it reads: on the page, and as a printed proof sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.catalogue.queries import authority_name, award_name
from bangvang.eligibility.models import Assessment
from bangvang.eligibility.tree import with_years
from bangvang.nomination.models import Handling
from bangvang.nomination.queries import bodies_above, handlings_visible_to
from bangvang.register.models import Issuer, Unit
from bangvang_paper.typesetting.proof import ProofSheet


def visible_to(user: User | AnonymousUser) -> QuerySet[Assessment]:
    """Assessments of the dossiers that ``user`` may see."""
    return Assessment.objects.filter(handling__in=handlings_visible_to(user).values("pk")).select_related(
        "handling__body", "handling__nomination__proposal__unit", "handling__nomination__person", "made_by"
    )


def latest(handling: Handling) -> Assessment | None:
    """The last look at the handling, or None when the law was not asked yet."""
    return handling.assessments.order_by("-id").first()


def latest_of(handlings: Iterable[Handling]) -> dict[int, Assessment]:
    """Handling id → last assessment; handlings never looked at are left out. One query."""
    rows = Assessment.objects.filter(handling__in=[handling.pk for handling in handlings]).order_by("id")
    return {row.handling_id: row for row in rows}


def earlier_looks(handling: Handling) -> QuerySet[Assessment]:
    """All looks at the handling, newest first."""
    return handling.assessments.select_related("made_by").order_by("-id")


def tally(assessments: Iterable[Assessment]) -> Counter[str]:
    """How many of each finding."""
    return Counter(assessment.finding for assessment in assessments)


def authorities_for(body: Unit) -> list[tuple[str, str]]:
    """(authority id, office) of those who sign for ``body`` or for a body above it; the nearest first, each once."""
    bodies = {unit.pk: place for place, unit in enumerate(bodies_above(body))}
    issuers = Issuer.objects.filter(body__in=bodies).select_related("body").order_by("id")
    found: dict[str, str] = {}
    for issuer in sorted(issuers, key=lambda one: bodies[one.body_id]):
        found.setdefault(issuer.authority, f"{issuer.title}, {issuer.body}")
    return list(found.items())


def proof_sheet(assessment: Assessment, *, draft_note: str | None = None) -> ProofSheet:
    """The assessment as the paper that is printed: what was asked for whom, the three days, and the tree as it was."""
    handling = assessment.handling
    nomination, proposal = handling.nomination, handling.nomination.proposal
    return ProofSheet(
        title=(
            _("Đề nghị tặng %(award)s") % {"award": award_name(nomination.award)},
            _("Thẩm quyền: %(authority)s") % {"authority": authority_name(assessment.issuer)},
            proposal.title,
        ),
        nominee=" ".join(filter(None, (nomination.honorific, nomination.name))),
        nominee_line=", ".join(filter(None, (nomination.position, nomination.unit_name))),
        achieved_from=proposal.achieved_from,
        achieved_until=proposal.achieved_until,
        received_on=handling.received_on,
        assessed_on=assessment.on,
        finding=assessment.finding,
        tree=with_years(assessment.tree, assessment.sources),
        book_edition=assessment.book_edition,
        note=_("Theo luật có hiệu lực ngày %(day)s.") % {"day": f"{assessment.governed_on:%d/%m/%Y}"},
        draft_note=draft_note,
    )
