"""Values of cells as the office typed and sees them: the type of a cell never changes what stands in it.

A citizen number kept as a number under the format 000000000000 has its zeros, a year kept as the first of January under
the format yyyy is a year, and no number is ever written with an exponent.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta

# The parts of a number format (ECMA-376 part 1, 18.8.31): quoted and escaped literals, space and fill, colour and locale.
_TOKEN = re.compile(r"\"([^\"]*)\"|\\(.)|[_*].|\[[^\]]*\]|(.)")
_PLACES = "0#?"
_BETWEEN = " -()"


class Shape(NamedTuple):
    """What a number format does to a value, as far as it changes what is read."""

    prefix: str = ""
    """Digits that the format puts before every number."""
    width: int = 0
    """The least digits of a whole number."""
    day: str = ""
    """How a day is written that is shown without its day or month."""


PLAIN = Shape()


@lru_cache(maxsize=1_000)
def shape_of(code: str) -> Shape:
    """What the number format ``code`` does to a value; :data:`PLAIN` for all that changes nothing."""
    prefix, shown = "", ""
    for quoted, escaped, sign in _TOKEN.findall(code):
        if sign == ";":
            break
        if quoted or escaped:
            prefix += "".join(c for c in quoted + escaped if c.isdecimal()) if not shown else ""
        elif sign:
            shown += sign.lower()
    places = "".join(sign for sign in shown if sign not in _BETWEEN)
    if places and not places.strip(_PLACES):
        width = len(places[places.index("0") :]) if "0" in places else 0
        return Shape(prefix, width) if width > 1 or prefix else PLAIN
    if "y" in shown and not set("dhs") & set(shown):
        return Shape(day="%m/%Y" if "m" in shown else "%Y")
    return PLAIN


def as_text(value: Value, shape: Shape = PLAIN) -> str:
    """One cell's value as the office would type it."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, shape)
        case datetime.datetime():
            return value.strftime(shape.day or ("%d/%m/%Y" if value.time() == datetime.time() else "%d/%m/%Y %H:%M"))
        case datetime.date():
            return value.strftime(shape.day or "%d/%m/%Y")
        case datetime.time():
            return value.strftime("%H:%M")
        case _:
            return str(value)


def _number(value: float, shape: Shape) -> str:
    if not is_whole(value):
        return format(Decimal(repr(value)), "f")
    return shape.prefix + str(int(value)).zfill(shape.width)


def is_whole(value: Value) -> bool:
    """Whether ``value`` is a number without a fraction."""
    return isinstance(value, float | int) and not isinstance(value, bool) and float(value).is_integer()
