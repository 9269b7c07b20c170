"""What stands in the way of accepting the rows of a list, found among the rows themselves.

The checks look at the fields only, so that they can be asked again after an officer has corrected a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bangvang_paper.reading.awards import NAMES, awards_of, recipient_kind_of
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.rows import Row
from bangvang_paper.vietnamese import folded, matching

_CALLED = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}
NO_NAME = "Thiếu họ tên hoặc tên tập thể."
NO_FORM = "Thiếu hình thức khen hoặc danh hiệu."

# People of one name that a row is compared with: enough for any list, and a bound for one of five thousand namesakes.
_COMPARED_WITH = 50

# Latin-1 signs that Vietnamese never uses and TCVN3 or VNI text is full of when its font is gone.
_DIGIT = re.compile(r"\d")
_OLD_ENCODING = set("®µ¸¶¹¨»¾¼½Æ©Ç¬­ª«¤§¥£¦þø×ß¿")


def problems_of(rows: Sequence[Row]) -> list[list[str]]:
    """For each row the sentences of what is wrong with it: no name, no or unknown form, the same person twice."""
    found = [own_problems(row) for row in rows]
    for twice in _repeated(rows):
        first = twice[0]
        for index in twice[1:]:
            same = matching(rows[first].form) == matching(rows[index].form)
            if not same and _on_one_line(rows[first], rows[index]):
                continue  # the list itself proposes one recipient for two forms
            what = "" if same else ", với hình thức khác"
            found[index].append(f"Trùng với {_where(rows, first)}: cùng tên và đơn vị{what}.")
            found[first].append(f"Trùng với {_where(rows, index)}: cùng tên và đơn vị{what}.")
    return found


def _on_one_line(one: Row, other: Row) -> bool:
    return all(
        one.source.get(key) == other.source.get(key) and one.source.get(key) is not None for key in ("row", "cells")
    )


def looks_old_encoded(text: str) -> bool:
    """Whether ``text`` looks typed in a font of the old encodings (.VnTime, VNI) rather than in Unicode."""
    return not _OLD_ENCODING.isdisjoint(text)


def own_problems(row: Row) -> list[str]:
    """What is wrong with one row, whatever the others say."""
    problems = []
    if not row.name:
        problems.append(NO_NAME)
    elif looks_old_encoded(row.name):
        problems.append("Tên có ký tự lạ, có thể gõ bằng phông cũ (.VnTime hoặc VNI). Sửa lại tên theo Unicode.")
    elif row.kind == "individual" and _DIGIT.search(row.name):
        problems.append("Họ tên có chữ số.")
    elif row.kind == "individual" and ";" in row.name:
        problems.append("Ô họ tên có nhiều người. Tách mỗi người một dòng.")
    if not row.form:
        problems.append(NO_FORM)
    elif row.award is None:
        problems.append(_unclear(row.form))
    elif (only := recipient_kind_of(row.award)) and only != row.kind:
        problems.append(f"“{row.form}” chỉ dành cho {_CALLED[only]} nhưng dòng này là {_CALLED[row.kind]}.")
    return problems


def _unclear(form: str) -> str:
    """Why ``form`` is no award yet: it is not known, or it can be one of several."""
    possible = [NAMES[award] for award in awards_of(form)]
    if not possible:
        return f"Chưa nhận ra hình thức “{form}”."
    return f"Hình thức “{form}” chưa đủ rõ: có thể là {', '.join(possible[:-1])} hoặc {possible[-1]}."


def _repeated(rows: Sequence[Row]) -> list[list[int]]:
    """Groups of rows that name one recipient, by place in the list."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        if row.name:
            groups.setdefault((row.kind, _alike(row.name)), []).append(index)
    return [again for group in groups.values() if len(group) > 1 for again in _same_among(rows, group)]


def _alike(name: str) -> str:
    """``name`` as `matching` has it, asked word by word: the words of 50,000 names are some hundreds."""
    return " ".join(map(matching, tidied(name).split(" ")))


def _same_among(rows: Sequence[Row], group: Sequence[int]) -> list[list[int]]:
    """The rows of one name, parted where citizen number, birth date, Ông/Bà or unit tell the people apart."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for index in group:
        alike.setdefault(_tokens(rows[index]), []).append(index)
    parted: list[list[list[int]]] = []
    for some in alike.values():
        row = rows[some[0]]
        near = parted[-_COMPARED_WITH:]
        home = next((home for home in near if all(_may_be_same(row, rows[other[0]]) for other in home)), None)
        if home is None:
            parted.append([some])
        else:
            home.append(some)
    return [sorted(index for some in home for index in some) for home in parted if sum(map(len, home)) > 1]


def _tokens(row: Row) -> tuple[str, ...]:
    """What tells people of one name apart, as far as the list says it."""
    personal = (row.personal.get(key, "") for key in ("citizen_number", "birth_date"))
    return (*personal, folded(row.honorific), folded(row.unit))


def _may_be_same(one: Row, other: Row) -> bool:
    for key in ("citizen_number", "birth_date"):
        left, right = one.personal.get(key), other.personal.get(key)
        if left and right:
            return left == right
    if one.honorific and other.honorific and folded(one.honorific) != folded(other.honorific):
        return False
    return not one.unit or not other.unit or folded(one.unit) == folded(other.unit)


def homonyms_of(rows: Sequence[Row]) -> dict[int, str]:
    """For rows that bear the name of another row without being the same person: a sentence for the officer to look at."""
    said: dict[int, str] = {}
    first_of: dict[tuple[str, str], int] = {}
    for index, row in enumerate(rows):
        if row.kind != "individual" or not row.name:
            continue
        first = first_of.setdefault((row.kind, _alike(row.name)), index)
        if first != index and not _may_be_same(row, rows[first]):
            said[index] = f"Trùng họ tên với {_where(rows, first)}; coi là hai người vì khác đơn vị hoặc nhân thân."
    return said


def _where(rows: Sequence[Row], index: int) -> str:
    row = rows[index].source.get("row")
    return f"dòng {row}" if row is not None else f"người thứ {index + 1}"
