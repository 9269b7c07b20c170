"""Who stands on one list: collectives, people and households, with what the look of the list lets them share."""

from __future__ import annotations

from random import Random

from lists.layout import Layout
from lists.people import MERITS, Nominee, Office, forms_for

Form = tuple[str, str, str]
_LONG_ENOUGH_FOR_A_HEADING = 5


class Invention:
    """The people of a list, drawn from ``chance``, and what its title says of all of them."""

    def __init__(self, layout: Layout, chance: Random) -> None:
        self._layout, self._chance = layout, chance
        self._office = Office(layout.office)
        everybody = "household" if layout.form_in_title or layout.one_form else "individual"
        self.form: Form = chance.choice(forms_for(everybody))
        self.unit = chance.choice(self._office.units) if layout.unit_in_title else ""
        self.people = self._people()

    def _people(self) -> list[Nominee]:
        layout, chance = self._layout, self._chance
        collectives, individuals, households = layout.who
        names = chance.sample(self._office.units, collectives)
        groups = [
            [self._office.collective(self._form("collective"), self._merit(), name) for name in names],
            self._individuals(individuals),
            [self._office.household(chance, self._form("household"), self._merit()) for _ in range(households)],
        ]
        if layout.individuals_first:
            groups[0], groups[1] = groups[1], groups[0]
        return [nominee for group in groups for nominee in group]

    def _individuals(self, count: int) -> list[Nominee]:
        layout, chance = self._layout, self._chance
        grouped = [
            unit
            for dimension, _ in layout.sections
            if dimension == "unit"
            for unit in chance.sample(self._office.units, 3)
        ]
        people: list[Nominee] = []
        while len(people) < count:
            form, merit = self._form("individual"), self._merit()
            shared = self.unit or chance.choice(self._office.units)
            for _ in range(self._together(count - len(people))):
                unit = grouped[len(people) * len(grouped) // count] if grouped else shared
                unit = chance.choice(self._office.units) if layout.units_joined else unit
                people.append(self._office.person(chance, form, merit, unit))
        return people

    def _together(self, left: int) -> int:
        """How many people in a row share unit, form and merit."""
        layout = self._layout
        if layout.people_in_a_cell > 1:
            return min(layout.people_in_a_cell, left)
        return min(self._chance.randint(1, 4), left) if layout.merged or layout.blanked or layout.ditto else 1

    def _form(self, kind: str) -> Form:
        if self._layout.one_form or self._layout.form_in_title:
            return self.form
        if any(dimension == "form" for dimension, _ in self._layout.sections):
            return self._chance.choice(
                [form for form in forms_for("household") if len(form[0]) >= _LONG_ENOUGH_FOR_A_HEADING][:3]
            )
        return self._chance.choice(forms_for(kind))

    def _merit(self) -> str:
        return self._chance.choice(MERITS)
