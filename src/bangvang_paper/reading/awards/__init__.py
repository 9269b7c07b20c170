"""The form of commendation or title that an office wrote, as awards of the law book: one, several when it says too little,
or none when it is not known.

Only the wording is resolved here. Whether the giver named in it may grant it is a question of law and is asked later: a
*Bằng khen* that is not the Prime Minister's is the certificate of ministry or province, whoever is named as its giver.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from bangvang_paper.reading.awards.abbreviations import ABBREVIATIONS, STEMS
from bangvang_paper.reading.awards.names import COLLECTIVE_ONLY, INDIVIDUAL_ONLY, NAMES
from bangvang_paper.reading.awards.wordings import CLASSED_WORDINGS, WORDINGS, of_class
from bangvang_paper.vietnamese import folded

__all__ = ["NAMES", "award_of", "awards_of", "form_like", "form_within", "is_form", "recipient_kind_of"]

_PREFIX = re.compile(
    r"^(?:(?:de nghi|xet|tang|thuong|truy tang|cong nhan|danh hieu|hinh thuc|khen thuong|suy ton|duoc|doi voi|cac)\s+)+"
    r"(?=\w|[\"“])"
)
# What may follow a form and does not belong to its name.
_SUFFIX = re.compile(
    r"(?:\s*[,(–-]?\s*(?:nam(?: hoc)?|giai doan|dot|tu nam|cac nam|lan thu)\s*[\d\s\-–,/ivx]*\)?|\s*\([^)]*\))+$"
)
_ENDS = " .;:,\"'“”‘’*-–+"
# Where a form begins inside a longer line, such as a title or a heading.
_WITHIN = re.compile(
    r"((?:giấy khen|bằng khen|kỷ niệm chương|kỉ niệm chương|huân chương|huy chương|cờ thi đua|chiến s[ĩỹ] thi đua"
    r"|(?:tập thể )?lao động (?:tiên tiến|xuất sắc)|đơn vị quyết thắng|đơn vị tiên tiến|thư khen"
    r"|gia đình văn h[oó][aá])(?:[^:;(“”\"\n]*))",
    re.IGNORECASE,
)
# An abbreviation is only looked for behind the words of a proposal.
_BEHIND = re.compile(
    r"\b(?:tặng|truy tặng|công nhận|danh hiệu|hình thức)\s+(?:thưởng\s+|danh hiệu\s+)?([^:;(“”\"\n]+)", re.IGNORECASE
)
_FORM_ENDS = re.compile(
    r"\s*,?\s+(?:cho|trong|nhân|năm|về|vì|có thành tích|đã có|giai đoạn|phong trào|đợt|đối với|\d+ (?:tập thể|cá nhân))\b.*$",
    re.IGNORECASE,
)
_LONG_ENOUGH_TO_MISSPELL = 8


def award_of(form: str) -> str | None:
    """The award id for ``form`` as written; None when the wording is not known or says too little (no class, no level)."""
    possible = awards_of(form)
    return possible[0] if len(possible) == 1 else None


@lru_cache(maxsize=20_000)
def awards_of(form: str) -> tuple[str, ...]:
    """The ids of every award that ``form`` can mean: none when it is not known, several when it says too little."""
    words = _bare(form)
    return _known(words) or ()


def is_form(text: str) -> bool:
    """Whether all of ``text`` names a form or title, also one that is not in the law book (Thư khen)."""
    return _known(_bare(text)) is not None


def form_like(form: str) -> str | None:
    """The award whose name ``form`` misspells, one slip in a short name and two in a long one; None when none is near."""
    words = _bare(form)
    if len(words) < _LONG_ENOUGH_TO_MISSPELL:
        return None
    slips = 1 if len(words) < 2 * _LONG_ENOUGH_TO_MISSPELL else 2
    near = {award for name, award in _SPELLED if OSA.distance(words, name, score_cutoff=slips) <= slips}
    return near.pop() if len(near) == 1 else None


def form_within(line: str) -> str:
    """The form of commendation named inside a title or heading, as written there; "" when none is recognised."""
    for found in (_WITHIN.search(line), _BEHIND.search(line)):
        form = _FORM_ENDS.sub("", found.group(found.lastindex or 0)).strip(_ENDS) if found else ""
        if form and is_form(form):
            return form
    return ""


def recipient_kind_of(award: str | None) -> str | None:
    """ "collective" or "individual" when only such may bear the title, by its very name; None otherwise."""
    if award in COLLECTIVE_ONLY:
        return "collective"
    return "individual" if award in INDIVIDUAL_ONLY else None


def _bare(form: str) -> str:
    """``form`` folded, without what stands before and behind its name."""
    words = folded(form).strip(_ENDS)
    return _SUFFIX.sub("", _PREFIX.sub("", words).strip(_ENDS)).strip(_ENDS)


def _known(words: str) -> tuple[str, ...] | None:
    """The awards that folded ``words`` can mean; empty for a form outside the law book, None for what is no form."""
    if not words:
        return None
    short = re.sub(r"[^a-z0-9]", "", words)
    if short in ABBREVIATIONS:
        return ABBREVIATIONS[short]
    stem = STEMS.get(short) or STEMS.get(re.sub(r"(?:h(?:ang)?)?(?:nhat|nhi|ba|i{1,3}|[123])$", "", short))
    if stem is None:
        stem = next((stem for pattern, stem in CLASSED_WORDINGS if pattern.match(words)), None)
    if stem is not None:
        return of_class(stem, words)
    return next((awards for pattern, awards in WORDINGS if pattern.match(words)), None)


_SPELLED = tuple(
    (folded(part.strip()), award)
    for award, name in NAMES.items()
    for part in (*name.split(";"), name.removesuffix(" Bộ, ban, ngành, tỉnh"))
    if award_of(part.strip()) == award
)
"""Names that a misspelt form is compared with: (folded, award)."""
