"""How far the letters of a sheet can be relied upon, by how many of its cells were repaired and how."""

from __future__ import annotations

from bangvang_paper.reading.sheet import Sheet

_MANY_LOST, _MANY_GUESSED = 0.1, 0.3


def doubt_of(sheet: Sheet) -> str:
    """Why cells without any repair are to be looked at too: the cells around them were typed in an encoding that is only
    guessed, or have lost letters. A part of a sentence; empty when the sheet gives no such reason."""
    if has_lost_letters(sheet):
        return "nhiều ô khác trong danh sách bị mất chữ, hãy đối chiếu với bản gốc"
    guessed = sum(1 for line in sheet.repairs for repair in line if repair is not None and not repair.sure)
    if guessed and guessed > _cells_of_words(sheet) * _MANY_GUESSED:
        return "phần lớn danh sách gõ bằng bảng mã cũ chỉ đoán được, hãy đối chiếu với bản gốc"
    return ""


def has_lost_letters(sheet: Sheet) -> bool:
    """Whether so many cells have lost letters that none of the sheet can be relied upon."""
    lost = sum(1 for line in sheet.repairs for repair in line if repair is not None and repair.lost)
    return bool(lost) and lost > _cells_of_words(sheet) * _MANY_LOST


def has_letters(text: str) -> bool:
    """Whether ``text`` is more than numbers and signs."""
    return any(map(str.isalpha, text))


def _cells_of_words(sheet: Sheet) -> int:
    return sum(has_letters(cell) for line in sheet.lines for cell in line)
