"""Questions of the screen of the hall: what it was told to show, and whether that changed."""

from __future__ import annotations

from bangvang.conference.models import Conference, HallScreen, Programme


def cue_of(conference: Conference) -> str:
    """The key of what is to be shown; "" before it began."""
    return HallScreen.objects.filter(conference=conference).values_list("cue", flat=True).first() or ""


def as_shown(conference: Conference) -> str:
    """A word that changes whenever remote or programme does. Two short questions: the screen asks them again and again."""
    screen = HallScreen.objects.filter(conference=conference).values_list("version", flat=True).first() or 0
    programme = Programme.objects.filter(conference=conference).values_list("version", flat=True).first() or 0
    return f"{screen}-{programme}-{conference.version}"
