"""Words of the news that come from signed decisions, never from typing."""

from __future__ import annotations

import re

from bangvang.conference.models import Conference
from bangvang.conference.queries import counts


def in_news_style(text: str) -> str:
    """The house style of the city's portal: a spaced dash in names is an en dash, a range of years takes ÷."""
    spaced = re.sub(r"\s[-–]\s", " – ", text)
    return re.sub(r"\b(\d{4})\s?[-–]\s?(\d{4})\b", "\\1÷\\2", spaced)


def headline(agency: str, counted: dict[str, int], achievement: str) -> str:
    """ "Sở … khen thưởng 6 tập thể và 16 cá nhân có thành tích tốt trong …"; kinds without a recipient are left out.

    ``counted`` maps recipient kinds to numbers; ``achievement`` begins with "có" or is given it.
    """
    merit = achievement if achievement.startswith("có ") else f"có {achievement}"
    return in_news_style(f"{agency} khen thưởng {who(counted)} {merit}".strip())


def who(counted: dict[str, int]) -> str:
    """ "6 tập thể và 16 cá nhân"; kinds without a recipient are left out."""
    parts = [
        f"{counted.get(kind, 0)} {word}"
        for kind, word in (("collective", "tập thể"), ("household", "hộ gia đình"), ("individual", "cá nhân"))
        if counted.get(kind, 0)
    ]
    return " và ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def headline_of(conference: Conference) -> str:
    """The headline of a conference's news from the decisions handed over there."""
    first = conference.decisions.order_by("signed_on", "number").first()
    return headline(conference.body.name, counts(conference), first.achievement if first else "")
