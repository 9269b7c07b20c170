"""Lists that are written as text: "1. Ông Nguyễn Văn A, Trưởng phòng, Phòng X;" under headings, without any table.

Only what is plainly an item counts: a person behind a word of address, or a name or unit in a section that says which. A
letter's own numbered sentences are not taken for collectives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bangvang_paper.reading.meaning.columns import FIELDS, Meaning
from bangvang_paper.reading.meaning.lines import is_note, is_total
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.meaning.sections import Sections
from bangvang_paper.reading.meaning.table import Line
from bangvang_paper.reading.meaning.words import looks_like_a_person, names_a_household, names_a_unit
from bangvang_paper.reading.rows import WHOLE_ROW
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import split_honorific

_ITEM = re.compile(r"^\s*(?:\(?\d{1,4}\s*[.)/]|[a-hđ]\s*[.)]|[-+*•–])\s*(?=\S)")
_MERIT = re.compile(
    r"\s*[,;:–-]\s*(?=(?:đã )?(?:có (?:nhiều )?thành tích|hoàn thành|lập thành tích|vì (?:đã )?có)\b)", re.IGNORECASE
)
_END = re.compile(r"\s*(?:[;,.]|\./\.)+$")
_LONGEST_ITEM = 300


def texts_of(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """(line, text) of every line that holds one text only, as a paragraph does."""
    for line, cells in enumerate(sheet.lines):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) == 1:
            yield line, tidied(filled[0])


def item_on(sheet: Sheet, index: int, sections: Sections) -> Line | None:
    """The paragraph on line ``index`` as the line of a nominee, or None when it names nobody."""
    text = next(tidied(cell) for cell in sheet.lines[index] if cell.strip())
    marked = _ITEM.match(text)
    body = _END.sub("", text[marked.end() :] if marked else text)
    if len(body) > _LONGEST_ITEM or is_total(body) or is_note(body):
        return None
    name = re.split(r"\s*[,;(:]\s*|\s+[-–]\s+", body, maxsplit=1)[0]
    if not _names_somebody(name, bool(marked), sections):
        return None
    return _line(sheet, index, body, name)


def _names_somebody(name: str, marked: bool, sections: Sections) -> bool:
    said = bool(sections.kind or sections.form)
    if looks_like_a_person(name):
        return bool(split_honorific(name)[0]) or (marked and said and sections.kind in (None, "individual"))
    if names_a_household(name):
        return marked and said
    return marked and said and names_a_unit(name) and sections.kind != "individual"


def _line(sheet: Sheet, index: int, body: str, name: str) -> Line:
    number = sheet.row_number(index)
    where = sheet.place(index)
    column = next(place for place, cell in enumerate(sheet.lines[index]) if cell.strip())
    line = Line(number, where)
    line.written[sheet.address(index, column)] = sheet.lines[index][column]
    line.places[Meaning.WHOLE] = sheet.address(index, column)
    merit = _MERIT.search(body)
    if merit:
        line.texts[Meaning.MERIT] = body[merit.end() :]
        line.guess(("merit",), "Thành tích: tách từ một đoạn văn.")
        body = body[: merit.start()]
    alone = body == name or not (looks_like_a_person(name))
    line.texts[Meaning.NAME if alone else Meaning.WHOLE] = body
    repair = sheet.repair(index, column)
    if repair is not None and not repair.sure:
        line.guess((*FIELDS[Meaning.WHOLE], WHOLE_ROW), f"Đoạn văn: {repair.reason}.")
        if repair.lost:
            line.problems.append(f"Đoạn văn: {repair.reason}.")
    return line
