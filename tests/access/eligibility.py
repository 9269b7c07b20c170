"""Access to proof sheets: whoever may see the dossier reads; its unit and the body that has it in hand ask the law.

Which rules a body applies is said by its officers and administrators. Sweeps let one infer discipline and open matters of
everybody: only those who assess and may see these.
"""

from __future__ import annotations

from datetime import date

from access.nomination import HANDLERS, MAKERS, SEERS
from access.route import Route
from bangvang.eligibility.actions import ask_sweep, carry_out
from bangvang.eligibility.models import Sweep
from bangvang.register.choices import Role

ASKERS = HANDLERS | MAKERS
SWEEPERS = {Role.OFFICER, Role.COUNCIL_SECRETARY}
RULERS = {Role.OFFICER, Role.ADMINISTRATOR}


def _proposal(world):
    return {"pk": world.proposal.pk}


def _handling(world):
    return {"pk": world.handling.pk}


def _look(world):
    return {"pk": world.assessment.pk}


def _asked(world):
    return {"on": "06/07/2020", "authority": "provincial_department_head"}


def _sweep(world):
    sweep = Sweep.objects.filter(unit=world.department, done_at__isnull=False).first()
    if sweep is None:
        sweep = ask_sweep(
            world.user(Role.OFFICER), world.department, on=date(2026, 3, 1), awards=["advanced_worker"], ahead=True
        )
        carry_out(sweep)
    return {"pk": sweep.pk}


def _sweep_row(world):
    sweep = Sweep.objects.get(**_sweep(world))
    return {"pk": sweep.pk, "row_pk": sweep.rows.first().pk}


ROUTES = {
    "eligibility:proposal": Route(make=_proposal, allowed=SEERS),
    "eligibility:assess_proposal": Route(make=_proposal, allowed=ASKERS, method="post", data=_asked),
    "eligibility:proposal_pdf": Route(make=_proposal, allowed=SEERS),
    "eligibility:sheet": Route(make=_handling, allowed=SEERS),
    "eligibility:assess": Route(make=_handling, allowed=ASKERS, method="post", data=_asked),
    "eligibility:look": Route(make=_look, allowed=SEERS),
    "eligibility:pdf": Route(make=_look, allowed=SEERS),
    "eligibility:rules": Route(allowed=RULERS, own_place=True),
    "sweep:list": Route(allowed=SWEEPERS, own_place=True),
    "sweep:detail": Route(make=_sweep, allowed=SWEEPERS),
    "sweep:units": Route(make=_sweep, allowed=SWEEPERS),
    "sweep:row": Route(make=_sweep_row, allowed=SWEEPERS),
    "sweep:workbook": Route(make=_sweep, allowed=SWEEPERS),
    "sweep:resume": Route(make=_sweep, allowed=SWEEPERS, method="post"),
    "sweep:discard": Route(make=_sweep, allowed=SWEEPERS, method="post"),
}
