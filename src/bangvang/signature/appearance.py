"""What a signature shows, and where: the signer's picture between title and name, the seal over a third of its left.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7 d and II.8 a, as the law book has them. Of the size of a signature's picture
nothing was read: it fills the room that the paper leaves. The signing time is in the signature itself; nothing that was read
asks for it beside the seal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bangvang.files.queries import content
from bangvang.signature.choices import FIELDS, SigningStep
from bangvang.signature.models import SigningImage, SigningOrder
from bangvang.signature.queries import images_for
from bangvang_law.book import national_book
from bangvang_paper.typesetting.letterhead import SIGNER
from bangvang_trust.pdf import Place, place_named

_POINTS_A_MM = 72 / 25.4
_WIDEST_MM = 55.0
"""Of a signature's picture; a house's choice, since no measure was read."""
_AIR = 0.9
"""The share of the room's height that a signature's picture takes."""
_ASSUMED = (2, 1)
"""Width to height of a signature of which there is no picture, so that the seal knows where it would be."""


@dataclass(frozen=True)
class Look:
    """What the signatures of one batch show: the pictures, and the one of this batch's own step as bytes."""

    own: bytes = b""
    sizes: Mapping[SigningStep, SigningImage] = field(default_factory=dict)
    covers: float | None = None

    def places(self, pdf: bytes) -> dict[str, Place]:
        """Field → its place on this paper; empty where the paper names none, or nobody has a picture."""
        room = place_named(pdf, SIGNER) if self.sizes and self.covers is not None else None
        if room is None or self.covers is None:
            return {}
        person, seal = (self.sizes.get(step) for step in (SigningStep.LEADER, SigningStep.AGENCY))
        hand = _fitted(room, (person.width, person.height) if person else _ASSUMED)
        found = {FIELDS[SigningStep.LEADER]: hand} if person else {}
        if seal is not None:
            found[FIELDS[SigningStep.AGENCY]] = _over(hand, seal, self.covers)
        return found


def look_of(order: SigningOrder, on: date) -> Look:
    """The pictures for a batch: of whoever asked for it, and of the agency. Raises `DamagedFile` when one is gone."""
    sizes = images_for(order.body, order.asked_by, SigningStep(order.step), on)
    own = sizes.get(SigningStep(order.step))
    return Look(content(own.file) if own else b"", sizes, _covered_share(on))


def _covered_share(on: date) -> float | None:
    """How much of the signature the seal covers; None where no text of the day was read."""
    told = national_book().document_layout(on=on).get("digital_signature")
    share: Sequence[int] | None = told["agency"]["covers_of_person"] if isinstance(told, Mapping) else None
    return share[0] / share[1] if share else None


def _fitted(room: Place, size: tuple[int, int]) -> Place:
    """A picture of these proportions in the middle of the room, as large as it may be."""
    wide, high = size
    scale = min(_WIDEST_MM * _POINTS_A_MM / wide, room.width / wide, _AIR * room.height / high)
    across, up = (room.left + room.right) / 2, (room.low + room.high) / 2
    return _around(room.page, across, up, scale * wide, scale * high)


def _over(hand: Place, seal: SigningImage, share: float) -> Place:
    """The seal in its true size, on the height of the signature, over ``share`` of it from its left."""
    assert seal.width_mm is not None  # a database constraint
    wide = float(seal.width_mm) * _POINTS_A_MM
    right = hand.left + share * hand.width
    return _around(hand.page, right - wide / 2, (hand.low + hand.high) / 2, wide, wide * seal.height / seal.width)


def _around(page: int, across: float, up: float, wide: float, high: float) -> Place:
    """Rounded as a PDF writes it."""
    box = across - wide / 2, up - high / 2, across + wide / 2, up + high / 2
    return Place(page, *(round(number, 2) for number in box))
