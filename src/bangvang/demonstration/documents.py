"""The documents of the day: what comes with the program, and Chỉ thị 34-CT/TW cited by both movements, as the news tells."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.demonstration import cast
from bangvang.library.actions import take_shipped
from bangvang.library.models import Document
from bangvang.movement.models import Movement

DIRECTIVE = "ct-34-2014"


def write_documents() -> Document:
    """Fill the library, and link the directive to the movement that the news launches and to the one it closes."""
    take_shipped(User.objects.get(username="chuyenvien"))
    directive = Document.objects.get(code=DIRECTIVE)
    for movement in Movement.objects.filter(name__in=[cast.MOVEMENT_2015, cast.MOVEMENT_2020]):
        movement.documents.add(directive)
    return directive
