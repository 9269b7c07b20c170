"""Movements tell the library which of them cite a document."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.library.citing import Citing, cites
from bangvang.library.models import Document
from bangvang.movement.queries import visible_to


@cites
def movements_citing(user: User, document: Document) -> Iterator[Citing]:
    for one in visible_to(user).filter(documents=document):
        yield Citing(
            _("phong trào"), one.name, one.launched_on or one.period_from, reverse("movement:detail", args=[one.pk])
        )
