"""The step between a file and its meaning: every cell in Unicode, with what had stood there and why it was changed.

The font of a cell or run decides how its text was typed where the file tells it; elsewhere the letters are weighed, and
what most cells of the sheet speak for decides between two readings (:mod:`bangvang_paper.vietnamese.encodings`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from bangvang_paper.reading.sheet import Font, Repair, Run, Sheet
from bangvang_paper.vietnamese import double
from bangvang_paper.vietnamese.encodings import Repaired, dominant, repair
from bangvang_paper.vietnamese.fonts import Encoding, encoding_of_font

# Breaks that are neither seen nor stored as such, control characters, which no PostgreSQL text may hold, and halves of
# surrogate pairs. They show nothing, so that leaving them out changes nothing for the eye and needs no mark.
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# In UTF-8 that was read as Latin-1, U+0085 is part of a letter (Nguyễn), not a break.
_BREAKS_OF_DOUBLE = re.compile("[\x0b\x0c\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
# What turns the direction of writing: text that holds it reads otherwise than it looks, so that a person has to see it.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_EXPONENT = re.compile(r"[1-9](?:[.,]\d+)?E\+\d{2}")
_ERROR = re.compile(r"#{3,}|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")

# Whatever is not a number or a day: these are the same in every encoding and font, and half of the cells of a list.
_LETTERS = re.compile(r"[^\d\s./:\-]", re.ASCII)

_TURNED = "có ký tự ẩn làm đổi chiều chữ, đã bỏ; hãy đối chiếu với bản gốc"
_SHORTENED = "số dài đã bị rút thành dạng mũ nên mất chữ số; hãy gõ lại theo bản gốc"
_ERRONEOUS = "ô báo lỗi hoặc hẹp quá nên không giữ được giá trị; hãy gõ lại theo bản gốc"
_DOUBTFUL = 0.5
_REMEMBERED = 50_000

_Mended = tuple[str, Repair | None]


def repaired(sheet: Sheet) -> Sheet:
    """``sheet`` with every cell in Unicode (NFC) and :attr:`Sheet.repairs` filled; a sheet without old text as it was."""
    around = dominant(_untold(sheet))
    mend = lru_cache(_REMEMBERED)(_mender(sheet, around))
    doubtful = bool if sheet.doubt else _LETTERS.search
    lines: list[list[str]] = []
    repairs: list[list[Repair | None] | tuple[()]] = []
    for number, line in enumerate(sheet.lines):
        fonts = sheet.fonts[number] if number < len(sheet.fonts) else ()
        cells = zip_longest(line, fonts, fillvalue="")
        mended = [mend(text, font) if doubtful(text) else (text, None) for text, font in cells]
        lines.append([text for text, _ in mended])
        own = [why for _, why in mended]
        if sheet.doubts:
            own = [_doubted(sheet, (number, place), why) for place, why in enumerate(own)]
        repairs.append(own if any(own) else ())
    name = repair(sheet.name, around=around).text
    return replace(sheet, name=name, lines=lines, fonts=(), repairs=repairs if any(repairs) else ())


def _doubted(sheet: Sheet, at: tuple[int, int], why: Repair | None) -> Repair | None:
    """Why the cell ``at`` a place cannot be relied upon: what its letters tell, or else what the file tells of it alone."""
    if at not in sheet.doubts or (why is not None and not why.sure):
        return why
    return Repair(sheet.lines[at[0]][at[1]], sheet.doubts[at], _DOUBTFUL)


def _untold(sheet: Sheet) -> Iterator[str]:
    """The texts whose fonts do not tell their encoding; of them the sheet's own habit is learnt."""
    told = lru_cache(lambda font: not isinstance(font, str) or encoding_of_font(font) is not None)
    for number, line in enumerate(sheet.lines):
        fonts = sheet.fonts[number] if number < len(sheet.fonts) else ()
        yield from (text for text, font in zip_longest(line, fonts, fillvalue="") if not told(font))


def _mender(sheet: Sheet, around: Encoding | None) -> Callable[[str, Font], _Mended]:
    """How one cell of ``sheet`` is mended."""

    def mend(text: str, font: Font) -> _Mended:
        if not text:
            return "", None
        runs = [Run(text, font)] if isinstance(font, str) else font
        parts = [repair(_cleaned(run.text), run.font or None, around=around) for run in runs]
        done = "".join(part.text for part in parts)
        why = _lost(text) or _turned(text) or _changed(text, parts, sheet.without_fonts)
        if why is None and sheet.doubt:
            why = Repair(text, sheet.doubt, _DOUBTFUL)
        return done, why

    return mend


def _cleaned(text: str) -> str:
    """``text`` without the characters that cannot be stored, or that turn the direction of writing."""
    if text.isprintable():  # which none of them is, so that the common case costs one look
        return text
    breaks = _BREAKS_OF_DOUBLE if double.POSSIBLE.search(text) else _BREAKS
    return _TURNING.sub("", _UNWRITABLE.sub("", breaks.sub("\n", text)))


def _lost(text: str) -> Repair | None:
    """Values that a spreadsheet program spoilt before it wrote them as text."""
    if _EXPONENT.fullmatch(text):
        return Repair(text, _SHORTENED, 0.0, lost=True)
    return Repair(text, _ERRONEOUS, 0.0, lost=True) if _ERROR.fullmatch(text) else None


def _turned(text: str) -> Repair | None:
    return Repair(text, _TURNED, _DOUBTFUL) if not text.isprintable() and _TURNING.search(text) else None


def _changed(text: str, parts: list[Repaired], without_fonts: str) -> Repair | None:
    """What the repair of a cell's runs amounts to: as sure as the least sure of them."""
    telling = [part for part in parts if part.changed or part.lost or part.confidence < 1]
    if not telling:
        return None
    reason = "; ".join(dict.fromkeys(part.reason for part in telling))
    confidence = min(part.confidence for part in telling)
    if without_fonts and 0 < confidence < 1:
        reason = f"{reason} ({without_fonts})"
    return Repair(text, reason, confidence, lost=any(part.lost for part in telling))
