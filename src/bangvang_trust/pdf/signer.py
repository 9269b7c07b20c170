"""What signs a PDF: the interface of plug-ins. A key in a file, a token, a signing service of an agency."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bangvang_trust.errors import Refused
from bangvang_trust.pdf.places import Place


@dataclass(frozen=True, slots=True)
class Wish:
    """What the signature should say, and show.

    ``later``: fields that others will sign after this one, to be laid down empty. ``places``: where the fields of this wish
    stand on the paper; one that has none is not drawn. ``picture``: a PNG, drawn in all of the place of ``field``.
    """

    field: str
    reason: str = ""
    location: str = ""
    later: Sequence[str] = ()
    places: Mapping[str, Place] = dataclasses.field(default_factory=dict)
    picture: bytes = b""


class Signer(Protocol):
    """Something that signs. It is never believed: `bangvang_trust.pdf.returned.accept` looks at what it gives back."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def certificate(self) -> bytes:
        """DER of the certificate whose key signs; whatever comes back signed by another is refused."""

    def problem(self, at: datetime) -> Refused | None:
        """Why it cannot sign at this moment, as far as can be known without signing; None when it can."""

    def sign(self, pdf: bytes, wish: Wish) -> bytes:
        """``pdf`` with one signature more, in the field of the wish, appended behind the bytes that were given.

        Raises ``Refused`` with a sentence for the person who waits; anything else that it raises is told as
        ``unavailable``.
        """
