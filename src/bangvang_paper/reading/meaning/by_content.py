"""What a column means by what stands in its cells, for tables whose headings do not say it. Always a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bangvang_paper.reading.awards import is_form
from bangvang_paper.reading.meaning.columns import Meaning
from bangvang_paper.reading.meaning.marks import is_ditto, is_ordinal, tidied
from bangvang_paper.reading.meaning.words import looks_like_a_person, names_a_unit, position_at_start
from bangvang_paper.vietnamese import folded

_LOOKED_AT = 80
_SHARE = 0.7
_FEWEST = 2
_CITIZEN = re.compile(r"^(?:\d{12}|\d{9})$")
_PHONE = re.compile(r"^\+?[\d\s.]{9,15}$")
_BORN = re.compile(r"^(?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2}$")
_MERIT = re.compile(r"^(?:đã )?(?:có (?:nhiều )?(?:thành tích|đóng góp|sáng kiến)|hoàn thành|tích cực|lập (?:nhiều )?thành tích)",
                    re.IGNORECASE)  # fmt: skip
_KINDS = {"canhan", "tapthe", "hogiadinh", "ho"}
_ADDRESSES = {"ong", "ba", "anh", "chi", "dong chi", "d/c"}


def meanings_by_content(columns: Iterable[Sequence[str]]) -> list[tuple[Meaning | None, float]]:
    """For each column, given as its filled cells, the likeliest meaning and the share of cells that speak for it."""
    return [_likeliest(cells[:_LOOKED_AT]) for cells in columns]


def _likeliest(cells: Sequence[str]) -> tuple[Meaning | None, float]:
    said = [tidied(cell) for cell in cells if not is_ditto(tidied(cell))]
    if len(said) < _FEWEST:
        return None, 0.0
    votes = Counter(meaning for text in said if (meaning := _of_cell(text)) is not None)
    if not votes:
        return None, 0.0
    if votes[Meaning.NAME] >= _FEWEST:
        votes[Meaning.NAME] += votes.pop(Meaning.UNIT, 0)  # collectives stand among the people
    meaning, count = votes.most_common(1)[0]
    share = count / len(said)
    return (meaning, round(share, 2)) if share >= _SHARE else (None, 0.0)


def _of_cell(text: str) -> Meaning | None:
    """What one cell could be, when it could be one thing only."""
    if _BORN.match(text):
        return Meaning.BIRTH
    if is_ordinal(text):
        return Meaning.ORDINAL
    if _CITIZEN.match(re.sub(r"[\s.]", "", text)):
        return Meaning.CITIZEN
    if _PHONE.match(text):
        return Meaning.PRIVATE
    words = folded(text)
    if words in _ADDRESSES:
        return Meaning.HONORIFIC
    if words.replace(" ", "") in _KINDS:
        return Meaning.KIND
    if is_form(text):
        return Meaning.FORM
    if _MERIT.match(text):
        return Meaning.MERIT
    return _of_words(text)


def _of_words(text: str) -> Meaning | None:
    if looks_like_a_person(text):
        return Meaning.NAME
    before, comma, after = text.partition(",")
    if comma and looks_like_a_person(before) and (position_at_start(after.strip()) or names_a_unit(after.strip())):
        return Meaning.WHOLE
    position = position_at_start(text)
    if position:
        rest = text[len(position) :].strip(" ,-–;")
        return Meaning.POSITION_UNIT if rest and (names_a_unit(rest) or len(rest.split()) > 1) else Meaning.POSITION
    return Meaning.UNIT if names_a_unit(text) else None
