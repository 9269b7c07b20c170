"""Lists of nominees, decisions and tables of past honours, read from the files that offices send.

:func:`read_list` turns the bytes of a file into a :class:`Reading`: :mod:`~bangvang_paper.reading.formats` gives what stands in
the cells, :mod:`~bangvang_paper.reading.repairing` puts it into Unicode, :mod:`~bangvang_paper.reading.listing` finds the
nominees. :func:`read_decision` and :func:`read_history` go the same way for what was issued long ago. Files from outside
belong in the functions that end in ``_in_cage``: they read in a process of its own under limits of time and memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bangvang_paper.reading import limits
from bangvang_paper.reading.awards import award_of
from bangvang_paper.reading.cage import list_in_cage, read_decision_in_cage, read_history_in_cage, read_list_in_cage
from bangvang_paper.reading.checks import problems_of
from bangvang_paper.reading.decision import History, IssuedDecision, PastHonour, archive_of, decision_of
from bangvang_paper.reading.formats import sheets_of
from bangvang_paper.reading.listing import reading_of
from bangvang_paper.reading.meaning.columns import Meaning
from bangvang_paper.reading.meaning.walk import Walked, alone
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.repairing import repaired
from bangvang_paper.reading.rows import Column, Guess, Reading, Row
from bangvang_paper.reading.sheet import Sheet

__all__ = [
    "Column",
    "Guess",
    "History",
    "IssuedDecision",
    "Meaning",
    "PastHonour",
    "Reading",
    "ReadingRefused",
    "Row",
    "Sheet",
    "award_of",
    "list_in_cage",
    "problems_of",
    "read_decision",
    "read_decision_in_cage",
    "read_history",
    "read_history_in_cage",
    "read_list",
    "read_list_in_cage",
    "read_sheets",
]


def read_list(
    data: bytes, filename: str, taught: Mapping[str, str] | None = None, *, walked: Walked = alone
) -> Reading:
    """The nominees of a list, in this process. ``taught``: heading → the value of `Meaning` that an officer gave it;
    ``walked``: how the lines of a table are gone through.

    Raises ReadingRefused, whose message is for the officer, when the file as a whole cannot be read; ValueError for a
    taught meaning that does not exist. What is wrong with one row stands in that row's ``problems``.
    """
    sheets = read_sheets(data, filename)
    reading = reading_of(sheets, taught, walked=walked)
    reading.warnings += _remarks(sheets)
    return reading


def read_decision(data: bytes, filename: str) -> IssuedDecision:
    """A decision that was issued, with its recipients, in this process. Raises ReadingRefused."""
    sheets = read_sheets(data, filename)
    decision = decision_of(sheets)
    decision.warnings += _remarks(sheets)
    return decision


def read_history(data: bytes, filename: str, taught: Mapping[str, str] | None = None) -> History:
    """The honours of one file of an archive, a table of honours or a decision, in this process; as :func:`read_list`."""
    sheets = read_sheets(data, filename)
    history = archive_of(sheets, taught)
    history.warnings += _remarks(sheets)
    return history


def _remarks(sheets: list[Sheet]) -> list[str]:
    return [remark for sheet in sheets for remark in sheet.remarks]


def read_sheets(data: bytes, filename: str) -> list[Sheet]:
    """What stands in the file, cell by cell, in Unicode, before any meaning is given to it. Raises ReadingRefused."""
    refuse_too_large(data)
    shown = "".join(character for character in filename if character.isprintable())
    return [replace(repaired(sheet), file=shown) for sheet in sheets_of(data, filename)]


def refuse_too_large(data: bytes) -> None:
    """Refuse a file over the limit by its length alone."""
    if len(data) > limits.MAX_FILE:
        size, most = len(data) / limits.MEGABYTE, limits.MAX_FILE // limits.MEGABYTE
        raise ReadingRefused(
            f"Tệp nặng {size:.0f} MB, vượt mức {most} MB cho một danh sách; thường là do có ảnh chèn trong tệp. "
            "Hãy chép riêng bảng danh sách sang một tệp .xlsx mới rồi nạp lại."
        )
