"""Who listens to which event. Downstream apps register in their ``AppConfig.ready``; upstream never knows them.

A reaction must be able to run twice: events are delivered at least once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from bangvang.outbox.models import Event

Reaction = Callable[[Event], None]
_reactions: dict[str, list[Reaction]] = defaultdict(list)


def on(*names: str) -> Callable[[Reaction], Reaction]:
    """Register a reaction to events called ``names``; a name ending in ``.`` hears everything of that app, ``*`` all."""

    def register(reaction: Reaction) -> Reaction:
        for name in names:
            if reaction not in _reactions[name]:
                _reactions[name].append(reaction)
        return reaction

    return register


def reactions_to(what: str) -> list[Reaction]:
    """Reactions to the event ``what``, in the order of registration."""
    app = what.split(".")[0] + "."
    return [*_reactions[what], *_reactions[app], *_reactions["*"]]
