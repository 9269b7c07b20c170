"""Figures with four digits after the comma, kept as whole ten-thousandths: both databases add them up without a rounding."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

if TYPE_CHECKING:  # to who reads a row it is a Decimal, to the database a whole number
    from django.db.models import DecimalField as _Kept
else:
    from django.db.models import BigIntegerField as _Kept

PLACES = 4
SCALE = 10**PLACES
MOST = Decimal(10) ** 14
"""No figure of an office is as large: a slip of the finger is seen here, and eight bytes hold the ten-thousandths."""


def tenthousandths(value: Decimal | int) -> int:
    """``value`` as it is kept. Raises ValueError when it has more digits after the comma than are kept, or is too large."""
    scaled = Decimal(value) * SCALE
    if scaled != scaled.to_integral_value() or abs(scaled) >= MOST * SCALE:
        raise ValueError(f"not exact in {PLACES} digits: {value}")
    return int(scaled)


class ExactField(_Kept):
    """A `Decimal` in Python, a whole number of ten-thousandths in the database."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else Decimal(value) / SCALE

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else tenthousandths(value)

    def to_python(self, value: Any) -> Decimal | None:
        return None if value is None or value == "" else Decimal(str(value))

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        return forms.DecimalField(
            required=not self.blank, label=kwargs.get("label", self.verbose_name), decimal_places=PLACES
        )
