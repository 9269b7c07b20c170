"""Two people open the same form; the second to save must not overwrite the first without seeing it."""

from __future__ import annotations

from django.db.models import F

from bangvang.audit.models import Versioned


class Stale(Exception):
    """The thing was changed after the form was read. ``thing`` is what now stands; ``read_version`` what the form carried."""

    def __init__(self, thing: Versioned, read_version: int) -> None:
        super().__init__(f"{thing} đã được người khác sửa sau khi biểu mẫu này mở ra.")
        self.thing = thing
        self.read_version = read_version


def claim(thing: Versioned, read_version: int) -> None:
    """Take the next version of ``thing`` for this change, inside the caller's transaction.

    Raises `Stale` when somebody else changed it after ``read_version``; the database decides, so two at once cannot both win.
    """
    model = type(thing)
    won = model._default_manager.filter(pk=thing.pk, version=read_version).update(version=F("version") + 1)
    if not won:
        raise Stale(model._default_manager.get(pk=thing.pk), read_version)
    thing.version = read_version + 1
