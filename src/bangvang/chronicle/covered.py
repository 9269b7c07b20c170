"""Which rows stand in the log, and which of their columns.

A model says ``covered = Covered(...)``, as it says ``frozen``. The verb that makes such a row final hands it to
`actions.write`; the verifier then knows every row that must have a line, and names the one that was changed, deleted or
put in by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models
from django.db.models import Q

WHOLE = ""
"""The part of a row that is final when the row is: every column that is not named for later or left open."""


@dataclass(frozen=True)
class Covered:
    """``when``: the rows that must stand in the log (all, when None). ``must`` False: rows are covered where a verb asks.

    ``later``: name of a part → columns (attribute names) that become final at a later moment and get a line of their own.
    ``open``: columns that stay free. A part of ``later`` is only asked for where one of its columns holds something.
    """

    when: Q | None = None
    must: bool = True
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: tuple[str, ...] = ()

    def columns(self, model: type[models.Model], part: str = WHOLE) -> tuple[str, ...]:
        """Attribute names of ``part`` in the order of the alphabet, so that a later release may reorder its fields."""
        if part:
            return tuple(sorted(self.later[part]))
        apart = {name for names in self.later.values() for name in names} | set(self.open)
        return tuple(sorted(name.attname for name in model._meta.concrete_fields if name.attname not in apart))

    def due(self, part: str = WHOLE) -> Q:
        """Which rows must have a line for ``part``."""
        condition = self.when or Q()
        if part:
            filled = Q()
            for name in self.later[part]:
                filled |= Q(**{f"{name}__isnull": False})
            condition &= filled
        return condition


def word_of(model: type[models.Model]) -> Covered | None:
    """What a model says of itself."""
    word = model.__dict__.get("covered")
    return word if isinstance(word, Covered) else None


def covered_models() -> Iterator[tuple[type[models.Model], Covered]]:
    """Every model with rows in the log, in the order of their labels."""
    for model in sorted(apps.get_models(include_auto_created=True), key=lambda one: one._meta.label_lower):
        word = word_of(model)
        if word is not None:
            yield model, word
