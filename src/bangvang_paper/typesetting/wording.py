"""Days, numbers and money as Vietnamese official papers write them (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3–4)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

NBSP = "\u00a0"
_GAP = NBSP * 6
_SPACES = re.compile(" {2,}")


def long_day(day: date | None) -> str:
    """``ngày 05 tháng 02 năm 2020``: days under 10 and months 1 and 2 carry a zero. None leaves room for the pen."""
    if day is None:
        return f"ngày{_GAP}tháng{_GAP}năm{_GAP}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_day(day: date) -> str:
    """``13/07/2020``."""
    return f"{day:%d/%m/%Y}"


def grouped(number: int) -> str:
    """``12.600.000``."""
    return f"{number:,}".replace(",", ".")


def number_and_symbol(number: int | str | None, symbol: str) -> str:
    """``05/QĐ-SLĐTBXH``; a number under 10 gets a zero; None leaves room for the clerk of documents."""
    if number is None:
        return f"{_GAP}{NBSP}/{symbol}"
    text = f"{number:02d}" if isinstance(number, int) else number.strip().zfill(2)
    return f"{text}/{symbol}"


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """One line in composed form (NFC): control and invisible characters gone, runs of spaces single.

    A control character cannot stand in a DOCX at all, an invisible one (a change of writing direction, say) makes a
    name read otherwise than it is stored, and a decomposed letter is set with its marks astray. No-break spaces stay.
    """
    composed = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", "".join(_as_printed(mark) for mark in composed)).strip(" ")


def _as_printed(mark: str) -> str:
    category = unicodedata.category(mark)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs"} or mark in "\ufffe\uffff" else mark


def ended(lines: list[str], *, between: str = ";", last: str = ".") -> list[str]:
    """Close every line of an enumeration: ``;`` between, ``.`` at the end, whatever the writer had put there."""
    bare = [line.rstrip(" .;,/") for line in lines if line.strip()]
    return [line + (last if index == len(bare) - 1 else between) for index, line in enumerate(bare)]


def clock(moment: datetime) -> str:
    """``08 giờ 30 phút``."""
    return f"{moment:%H} giờ {moment:%M} phút"


def share_of(part: int, whole: int) -> str:
    """``90,9%``. Cut after one decimal, never rounded up: a share just under a threshold must not read as it."""
    tenths = part * 1000 // whole
    return f"{tenths // 10}%" if tenths % 10 == 0 and part * 1000 % whole == 0 else f"{tenths // 10},{tenths % 10}%"
