"""Questions about blocks: who sees which, who is in them, who leads."""

from bangvang.block.queries.organisation import (
    FOR_A_UNIT,
    ORGANISERS,
    READERS,
    leaders_of,
    members_in,
    members_on,
    organisers_for,
    visible_to,
)

__all__ = [
    "FOR_A_UNIT",
    "ORGANISERS",
    "READERS",
    "leaders_of",
    "members_in",
    "members_on",
    "organisers_for",
    "visible_to",
]
