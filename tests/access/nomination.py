"""Access to nominations: the unit makes and mends, the body handles, leaders, council and auditor look."""

from __future__ import annotations

from access.route import Route
from bangvang.register.choices import Role

MAKERS = {Role.CLERK, Role.OFFICER}
HANDLERS = {Role.OFFICER, Role.COUNCIL_SECRETARY}
SEERS = MAKERS | HANDLERS | {Role.LEADER, Role.AUDITOR, Role.COUNCIL_MEMBER}


def _proposal(world):
    return {"pk": world.proposal.pk}


def _dossier(world):
    return {"pk": world.nomination.pk}


def _day(world):
    return {"on": "01/07/2020", "version": world.proposal.version}


ROUTES = {
    "nomination:list": Route(signed_in=True),
    "nomination:repeats": Route(allowed=HANDLERS, own_place=True),
    "nomination:propose": Route(make=lambda world: {"batch_pk": world.batch.pk}, allowed=MAKERS),
    "nomination:proposal": Route(make=_proposal, allowed=SEERS),
    "nomination:edit": Route(make=_proposal, allowed=MAKERS),
    "nomination:submit": Route(make=_proposal, allowed=MAKERS, method="post", data=_day),
    "nomination:withdraw": Route(make=_proposal, allowed=MAKERS, method="post", data=_day),
    "nomination:discard": Route(make=_proposal, allowed=MAKERS, method="post", data=_day),
    "nomination:detail": Route(make=_dossier, allowed=SEERS),
    "nomination:return": Route(make=_dossier, allowed=HANDLERS),
    "nomination:mend": Route(make=_dossier, allowed=MAKERS),
    # The dossier of the walk has been sent: nobody changes its papers, and everybody else may not anyway.
    "nomination:put_report": Route(make=_dossier, allowed=set(), method="post"),
    "nomination:refuse": Route(
        make=_dossier, allowed=HANDLERS, method="post", data=lambda world: {"on": "09/07/2020", "note": "chưa đủ"}
    ),
    "nomination:state": Route(
        make=_dossier,
        allowed=MAKERS,
        method="post",
        data=lambda world: {"key": "united_and_exemplary", "value": "yes"},
    ),
}
