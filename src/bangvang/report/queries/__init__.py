"""Questions about achievement reports: who sees which, what they say, what is typed in them, what reads alike."""

from bangvang.report.queries.alike import Alike, alike_to, compared
from bangvang.report.queries.doubts import Doubt, doubts_in
from bangvang.report.queries.filling import content_of, form_of, heading_of
from bangvang.report.queries.quoting import corrected_since, indicators_for, units_quoted
from bangvang.report.queries.rights import (
    WATCHERS,
    WRITERS,
    editions_about,
    editions_visible_to,
    units_writing,
    visible_to,
)

__all__ = [
    "WATCHERS",
    "WRITERS",
    "Alike",
    "Doubt",
    "alike_to",
    "compared",
    "content_of",
    "corrected_since",
    "doubts_in",
    "editions_about",
    "editions_visible_to",
    "form_of",
    "heading_of",
    "indicators_for",
    "units_quoted",
    "units_writing",
    "visible_to",
]
