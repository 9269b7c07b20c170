"""Which decisions a sitting still asks for, each with the title, the signer and the counts that are proposed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from bangvang.catalogue.queries import award_name
from bangvang.council.models import Sitting
from bangvang.decision.queries import items_by_award, posthumous_among
from bangvang.decision.validators import signing_problem
from bangvang.decision.wording import achievement_of, counted, counts_of_kinds, joined, title_of
from bangvang.register.models import Issuer
from bangvang.register.queries import issuers_on


@dataclass(frozen=True)
class Proposed:
    """One decision that may be drafted. ``problem``: why nobody of the body may sign it on the day, with the article."""

    award: str
    counts: dict[str, int]
    posthumous: int
    title: str
    issuer: Issuer | None
    problem: str = ""

    @property
    def name(self) -> str:
        return award_name(self.award)

    @property
    def recipients(self) -> str:
        """ "6 tập thể và 16 cá nhân, trong đó 1 truy tặng"."""
        told = joined(counted(self.counts))
        return _("%(all)s, trong đó %(n)d truy tặng") % {"all": told, "n": self.posthumous} if self.posthumous else told


def proposals_of(sitting: Sitting, on: date) -> list[Proposed]:
    """Decisions that wait for a draft, in the order in which they are numbered. Asks as often for ten awards as for one."""
    waiting = items_by_award(sitting)
    items = [item for found in waiting.values() for item in found]
    prefetch_related_objects(items, "handling__nomination__proposal__movement")
    late = posthumous_among(items)
    issuers = list(issuers_on(sitting.council.body, on).select_related("body"))
    made = []
    for award, found in waiting.items():
        counts = counts_of_kinds(item.recipient_kind for item in found)
        sources = {item.handling.nomination.proposal_id: item.handling.nomination.proposal for item in found}
        issuer, problem = _who_signs(issuers, award, on)
        made.append(
            Proposed(
                award=award,
                counts=counts,
                posthumous=sum(item.pk in late for item in found),
                title=title_of(award, counts, achievement_of(list(sources.values())))[:400],
                issuer=issuer,
                problem=problem,
            )
        )
    return made


def _who_signs(issuers: Sequence[Issuer], award: str, on: date) -> tuple[Issuer | None, str]:
    """The first office that may, else the first with the reason why it may not."""
    problems = [(issuer, signing_problem(issuer, award, on)) for issuer in issuers]
    for issuer, problem in problems:
        if problem is None:
            return issuer, ""
    if not problems:
        return None, _("Cơ quan chưa khai người có thẩm quyền ký vào ngày này.")
    issuer, refusal = problems[0]
    assert refusal is not None  # else it had been taken above
    return issuer, f"{refusal.sentence} ({refusal.cite})" if refusal.cite else refusal.sentence
