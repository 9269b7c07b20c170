"""Numbers as Vietnamese offices write them: a point parts thousands, a comma begins the fraction."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"
_WHOLE = re.compile(rf"[-−]?\s*(?:{NUMBER})")
_ENGLISH = re.compile(r"[-−]?\s*[0-9]+\.[0-9]+|[-−]?\s*[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


class NotANumber(ValueError):
    """The text is no number as it is written here. ``instead``: how to write what was perhaps meant; empty when unknown."""

    def __init__(self, text: str, instead: str = "") -> None:
        super().__init__(text)
        self.instead = instead


def number_in(text: str) -> Decimal:
    """The number that ``text`` is: 273.457, 3,86, −1,5. Raises `NotANumber` for anything else, and never guesses.

    ``3.86`` is refused although one may guess it: so may 3.860, which is a thousand times more.
    """
    bare = text.strip().removesuffix("%").strip().replace("\u00a0", "").replace(" ", "")
    if _WHOLE.fullmatch(bare):
        return Decimal(bare.replace("−", "-").replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(bare):
        exact = Decimal(bare.replace("−", "-").replace(",", ""))
        raise NotANumber(text, written(Fraction(exact), places_of(exact)))
    raise NotANumber(text)


def places_of(value: Decimal) -> int:
    """Digits after the comma as written: 3,20 has two."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: Fraction, places: int) -> Fraction:
    """Half away from nothing, as offices round."""
    scale = 10**places
    return Fraction(int(abs(value) * scale + Fraction(1, 2)), scale) * (-1 if value < 0 else 1)


def written(value: Fraction | Decimal, places: int) -> str:
    """``value`` rounded to so many digits: 273.457, 75,0, −1,5."""
    number = rounded(Fraction(value), places)
    whole, rest = divmod(abs(number) * 10**places, 10**places)
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("−" if number < 0 else "") + grouped + (f",{int(rest):0{places}d}" if places else "")
