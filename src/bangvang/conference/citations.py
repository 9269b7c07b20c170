"""Conferences and tasks tell the library which of them cite a document."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.conference.queries import tasks_visible_to, visible_to
from bangvang.library.citing import Citing, cites
from bangvang.library.models import Document


@cites
def conferences_citing(user: User, document: Document) -> Iterator[Citing]:
    for one in visible_to(user).filter(documents=document):
        yield Citing(_("hội nghị"), one.name, one.held_on, reverse("conference:detail", args=[one.pk]))


@cites
def tasks_citing(user: User, document: Document) -> Iterator[Citing]:
    for one in tasks_visible_to(user).filter(documents=document):
        yield Citing(_("việc từ ý kiến chỉ đạo"), one.content, one.given_on, reverse("conference:task", args=[one.pk]))
