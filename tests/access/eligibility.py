"""Access to proof sheets: whoever may see the dossier reads; its unit and the body that has it in hand ask the law."""

from __future__ import annotations

from access.nomination import HANDLERS, MAKERS, SEERS
from access.route import Route

ASKERS = HANDLERS | MAKERS


def _proposal(world):
    return {"pk": world.proposal.pk}


def _handling(world):
    return {"pk": world.handling.pk}


def _look(world):
    return {"pk": world.assessment.pk}


def _asked(world):
    return {"on": "06/07/2020", "authority": "provincial_department_head"}


ROUTES = {
    "eligibility:proposal": Route(make=_proposal, allowed=SEERS),
    "eligibility:assess_proposal": Route(make=_proposal, allowed=ASKERS, method="post", data=_asked),
    "eligibility:proposal_pdf": Route(make=_proposal, allowed=SEERS),
    "eligibility:sheet": Route(make=_handling, allowed=SEERS),
    "eligibility:assess": Route(make=_handling, allowed=ASKERS, method="post", data=_asked),
    "eligibility:look": Route(make=_look, allowed=SEERS),
    "eligibility:pdf": Route(make=_look, allowed=SEERS),
}
