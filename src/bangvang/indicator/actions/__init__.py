"""Verbs of indicators."""

from bangvang.indicator.actions.book import (
    REVISABLE,
    Entry,
    Evidence,
    correct,
    define_indicator,
    keep_text,
    link_figures,
    observe,
    publish,
    record_period,
    retire_indicator,
    revise_indicator,
    set_target,
    take_set,
    withdraw_publication,
)
from bangvang.indicator.actions.reading_in import ReadIn, read_in

__all__ = [
    "REVISABLE",
    "Entry",
    "Evidence",
    "ReadIn",
    "correct",
    "define_indicator",
    "keep_text",
    "link_figures",
    "observe",
    "publish",
    "read_in",
    "record_period",
    "retire_indicator",
    "revise_indicator",
    "set_target",
    "take_set",
    "withdraw_publication",
]
