"""Lists of proposals that the people were asked about: which names are shown less once the days of the list are over."""

from __future__ import annotations

from collections.abc import Sequence

from bangvang.consultation.models import Entry
from bangvang.consultation.showing import Less
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision, Line
from bangvang.discretion.choices import Extent
from bangvang.discretion.queries import extents_of_people, lines_withheld, name_shown


def proposed_less(entries: Sequence[Entry]) -> dict[int, Less]:
    """Entries of people who wished so for every honour, and entries whose own honour is shown less. Four questions."""
    people = {one.pk: person for one in entries if (person := one.handling.nomination.person_id)}
    of_person = extents_of_people(people.values())
    of_honour = _of_honours_granted(entries)
    less = {}
    for one in entries:
        extent = of_honour.get(one.handling_id) or of_person.get(people.get(one.pk, 0))
        if extent is not None:
            less[one.pk] = Less(name_shown(one.name, extent), with_unit=extent == Extent.INITIALS)
    return less


def _of_honours_granted(entries: Sequence[Entry]) -> dict[int, Extent]:
    """Key of a turn → how much is shown of the honour that came of it."""
    nominations = {one.handling.nomination_id: one.handling_id for one in entries}
    lines = Line.objects.filter(handling__nomination__in=nominations, decision__state=DecisionState.ISSUED)
    granted = dict(lines.values_list("pk", "handling__nomination_id"))
    decisions = Decision.objects.filter(pk__in=lines.values("decision_id"))
    less = lines_withheld(*decisions)
    return {nominations[nomination]: less[line] for line, nomination in granted.items() if line in less}
