"""A story is written, read over by another person, released; a change makes it a draft again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.exemplar.choices import StoryState

# verb: (from, to). Review asks permissions.may_review, release and take_back may_release.
MOVES: dict[str, tuple[StoryState, StoryState]] = {
    "review": (StoryState.DRAFT, StoryState.REVIEWED),
    "release": (StoryState.REVIEWED, StoryState.RELEASED),
    "take_back": (StoryState.RELEASED, StoryState.REVIEWED),
}


def after(verb: str, state: str) -> StoryState:
    """The state that ``verb`` leads to. Raises `Refusal`."""
    source, target = MOVES[verb]
    if state != source:
        raise Refusal(
            _("Câu chuyện này %(now)s; việc này chỉ làm với câu chuyện %(needed)s.")
            % {"now": StoryState(state).label, "needed": source.label}
        )
    return target
