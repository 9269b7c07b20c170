"""A sitting of three decisions: a title for a collective, a title for a person, and the certificate of the house."""

from __future__ import annotations

from bangvang.decision import actions
from bangvang.nomination.models import Nomination
from cast import SIGNED, World
from short_river import shorten

TITLE_OF_UNITS, TITLE_OF_PEOPLE, LETTER = "advanced_labor_collective", "advanced_worker", "commendation_letter"
IN_ORDER = [TITLE_OF_UNITS, TITLE_OF_PEOPLE, LETTER]


def sitting_of_three(world: World):
    """Closed, with everything passed: one collective and one person get titles, one person the letter."""
    assess = world.assessed_proposal

    def with_titles():
        proposal = assess()
        dossiers = list(proposal.nominations.order_by("ordinal"))
        for dossier, award in zip(dossiers, (TITLE_OF_UNITS, LETTER, TITLE_OF_PEOPLE), strict=True):
            Nomination.objects.filter(pk=dossier.pk).update(award=award)
        return proposal

    world.assessed_proposal = with_titles
    shorten(world)
    return world.closed_sitting()


def wish(world: World, award: str, **changes):
    counts = {"collective": 0, "household": 0, "individual": 0}
    counts["collective" if award == TITLE_OF_UNITS else "individual"] = 1
    return actions.Wish(**({"award": award, "signed_on": SIGNED, "issuer": world.issuer, "counts": counts} | changes))


def three_drafts(world: World, officer):
    sitting = sitting_of_three(world)
    return sitting, actions.draft_in_a_row(officer, sitting, [wish(world, award) for award in IN_ORDER])
