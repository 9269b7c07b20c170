"""Figures in a Vietnamese sentence: found, read with what they are said of, and worked out again from what is known.

Pure: `find` takes a text, `check` takes what was found and the figures that somebody can stand for, and both give data back.
"""

from bangvang_paper.claims.checking import Finding, Known, Verdict, check, check_one
from bangvang_paper.claims.figures import Bound, Figure, Role, find
from bangvang_paper.claims.honours import Mention, NearName, Reference, mentions, near_names, references
from bangvang_paper.claims.numbers import NotANumber, number_in, written

__all__ = [
    "Bound",
    "Figure",
    "Finding",
    "Known",
    "Mention",
    "NearName",
    "NotANumber",
    "Reference",
    "Role",
    "Verdict",
    "check",
    "check_one",
    "find",
    "mentions",
    "near_names",
    "number_in",
    "references",
    "written",
]
