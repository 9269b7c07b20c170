"""One person of a sweep, asked again as a single dossier would be: the tree with its reasons."""

from __future__ import annotations

from bangvang.eligibility.case import build_person_case
from bangvang.eligibility.models import Sweep, SweepRow
from bangvang_law.assess import Assessment, Case, assess


def look_at_one(sweep: Sweep, row: SweepRow) -> Assessment:
    """What the law says of the person today's register knows, on the day and by the words of the sweep."""
    case = build_person_case(row.person, on=sweep.on, award=row.award, pack=sweep.pack)
    return assess(Case.from_dict(case), text_on=sweep.text_on)
