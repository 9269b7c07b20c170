"""Which of those invited is called up for which honour, and who is honoured and not invited yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bangvang.conference.models import Attendee, Conference
from bangvang.conference.queries.honours import Called, Honours, StageGroup, honours_in_order
from bangvang.decision.models import Line
from bangvang.nomination.models import Nomination
from bangvang.register.choices import RecipientKind

STANDS_FOR_COLLECTIVE = "Đại diện tập thể"
STANDS_FOR_HOUSEHOLD = "Đại diện hộ gia đình"
STANDS_FOR_FAMILY = "Đại diện gia đình"
"""How a list names who comes for a collective, a household or the dead, until a person is named. They stand in rows, so they
are not translated."""
STANDS_FOR = (STANDS_FOR_COLLECTIVE, STANDS_FOR_HOUSEHOLD, STANDS_FOR_FAMILY)


@dataclass(frozen=True)
class Expected:
    """One who is called up, the dossier behind, and who of the list that is; None: not invited yet."""

    called: Called
    group: StageGroup
    nomination: Nomination
    attendee: Attendee | None

    @property
    def stands_as(self) -> tuple[str, str]:
        """(name, unit) under which a list has whoever comes up for it."""
        called = self.called
        if self.group.family:
            return STANDS_FOR_FAMILY, f"{called.honorific} {called.name}".strip()
        if self.group.kind == RecipientKind.COLLECTIVE:
            return STANDS_FOR_COLLECTIVE, called.name
        if self.group.kind == RecipientKind.HOUSEHOLD:
            return STANDS_FOR_HOUSEHOLD, called.name
        return called.name, called.unit_name


def expected_at(conference: Conference, honours: Honours | None = None) -> list[Expected]:
    """Everybody who is called up, in the order of honours. Seven questions however many."""
    groups = (honours or honours_in_order(conference)).groups
    called = [(group, one) for _decision, group in groups for one in group.called]
    dossiers = {
        line.pk: line.handling.nomination
        for line in Line.objects.filter(pk__in=[one.line for _group, one in called]).select_related(
            "handling__nomination__person", "handling__nomination__collective"
        )
    }
    listed = _Listed(conference.attendees.select_related("person").order_by("ordinal"))
    told = []
    for group, one in called:
        bare = Expected(one, group, dossiers[one.line], None)
        told.append(Expected(one, group, bare.nomination, listed.who_is(bare)))
    return told


def honoured_attendees(conference: Conference) -> list[int]:
    """Keys of those of the list who go up, in the order in which they first do."""
    found = (one.attendee.pk for one in expected_at(conference) if one.attendee is not None)
    return list(dict.fromkeys(found))


class _Listed:
    """The list, looked up by person, by the unit that somebody comes from, and by words."""

    def __init__(self, attendees: Iterable[Attendee]) -> None:
        self.by_person: dict[int, Attendee] = {}
        self.by_unit: dict[int, Attendee] = {}
        self.by_words: dict[tuple[str, str], Attendee] = {}
        for one in attendees:
            if one.person is not None:
                self.by_person.setdefault(one.person.kept_id, one)
            if one.unit_id is not None:
                self.by_unit.setdefault(one.unit_id, one)
            self.by_words.setdefault((one.name, one.unit_name), one)

    def who_is(self, one: Expected) -> Attendee | None:
        dossier = one.nomination
        if one.group.family or one.group.kind == RecipientKind.HOUSEHOLD:
            return self.by_words.get(one.stands_as)
        if one.group.kind == RecipientKind.COLLECTIVE:
            return self.by_words.get(one.stands_as) or self.by_unit.get(dossier.collective_id or 0)
        person = dossier.person
        if person is None:
            return None
        return self.by_person.get(person.kept_id)
