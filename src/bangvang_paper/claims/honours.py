"""What a news text says of honours: which form, whose, for how many, by which decision, and names that are nearly right.

Pure: every function takes a text and gives back places in it. Whether a thing said is true is for who knows the decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from bangvang_paper.reading.awards import awards_of
from bangvang_paper.vietnamese import folded

_FORM = re.compile(
    r"\b(?:giấy khen|bằng khen|kỷ niệm chương|kỉ niệm chương|huân chương [^\W\d_]+(?: [^\W\d_]+)?(?: hạng \w+)?"
    r"|huy chương [^\W\d_]+(?: [^\W\d_]+)?(?: hạng \w+)?|cờ thi đua|chiến s[ĩỹ] thi đua(?: cơ sở| toàn quốc)?"
    r"|tập thể lao động xuất sắc|lao động tiên tiến|thư khen)\b",
    re.IGNORECASE,
)
_GIVER = re.compile(
    r"^\s*(?:của\s+|do\s+)?(?:đồng chí\s+)?"
    r"((?:(?:phó\s+)?(?:giám đốc|chủ tịch|thủ trưởng|trưởng|bộ trưởng|hiệu trưởng|tổng giám đốc)\s+)*"
    r"(?:thủ tướng|chủ tịch nước|bộ trưởng|chủ tịch|giám đốc|bộ|ban|sở|ủy ban nhân dân|ubnd|tỉnh|thành phố|huyện|quận|thị xã"
    r"|xã|phường|phòng|chi cục|trường|trung tâm)(?=\s|$|[.,;:)])[^.;:(“”\"\n]*)",
    re.IGNORECASE,
)
_GIVER_ENDS = re.compile(
    r"\s*,.*$|\s+(?:cho|vì|trong|nhân (?:dịp|ngày|kỷ)|tặng|được|đã|với|tại|về|có|năm|trao)(?=\s|$).*$", re.IGNORECASE
)
_COUNT = re.compile(
    r"\b(\d{1,5}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(tập thể|cá nhân|hộ gia đình|gia đình|hộ)(?!\s+lao động)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: n for n, word in enumerate(["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], 1)
}
_KINDS = {
    "tập thể": "collective",
    "cá nhân": "individual",
    "hộ gia đình": "household",
    "gia đình": "household",
    "hộ": "household",
}
_DECISION = re.compile(
    r"\bquyết định\s+(?:khen thưởng\s+)?số\s*:?\s*(\d[\w./-]*[\w])"
    r"(?:\s*,?\s*(?:ký\s+)?ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?]?")
_NAME = re.compile(r"(?:[A-ZĐÀ-ỸÂÊÔƠƯĂ][\wÀ-ỹ’']*)(?:[ \u00a0][A-ZĐÀ-ỸÂÊÔƠƯĂ][\wÀ-ỹ’']*)+")
MOST_SLIPS = 2
"""Letters by which a name in a text may differ from one in a decision and still be taken for it."""


@dataclass(frozen=True)
class Mention:
    """A form named in a text. ``awards``: ids that the wording can mean, () when it is not in the law book.

    ``giver``: as written behind the form, "" when nobody is named. ``counts``: recipient kind → how many, of the sentence.
    """

    begin: int
    end: int
    written: str
    awards: tuple[str, ...]
    giver: str
    sentence: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Reference:
    """A decision that a text names: its number as written, and the day when one stands beside it (None: none, or no such day)."""

    begin: int
    end: int
    code: str
    day: date | None


@dataclass(frozen=True)
class NearName:
    """A name in a text that is nearly one of those asked for."""

    begin: int
    end: int
    written: str
    meant: str


def mentions(text: str) -> list[Mention]:
    """Every form of commendation that ``text`` names, in order."""
    found = []
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        counts = tuple(_counts(said))
        for form in _FORM.finditer(said):
            giver = _giver(said[form.end() :])
            begin = sentence.start() + form.start()
            end = sentence.start() + form.end() + giver[1]
            found.append(Mention(begin, end, text[begin:end], awards_of(form.group()), giver[0], said.strip(), counts))
    return found


def references(text: str) -> list[Reference]:
    """Every decision that ``text`` names by its number."""
    return [
        Reference(one.start(), one.end(), one.group(1).rstrip("."), _day(*one.groups()[1:]))
        for one in _DECISION.finditer(text)
    ]


def near_names(text: str, names: Iterable[str]) -> list[NearName]:
    """Names in ``text`` that none of ``names`` is but one nearly is: other marks, or at most `MOST_SLIPS` letters."""
    wanted = [name for name in dict.fromkeys(names) if len(name.split()) > 1]
    exact = set(wanted)
    found: dict[tuple[int, int], NearName] = {}
    for run in _NAME.finditer(text):
        words = [(run.start() + word.start(), run.start() + word.end()) for word in re.finditer(r"\S+", run.group())]
        written = {(begin, end): text[begin:end] for place, (begin, _) in enumerate(words) for _, end in words[place:]}
        if exact & set(written.values()):
            continue
        for place, said in written.items():
            meant = _meant(said, wanted)
            if meant:
                found[place] = NearName(*place, said, meant)
    return sorted(found.values(), key=lambda one: one.begin)


def _meant(said: str, wanted: list[str]) -> str:
    count, plain = len(said.split()), folded(said)
    for name in wanted:
        if len(name.split()) != count or said == name:
            continue
        other = folded(name)
        if plain == other or _slipped(plain, other):
            return name
    return ""


def _slipped(plain: str, other: str) -> bool:
    """One word differs, and by few letters for its length: "Phuc" and "Phuoc", never "Anh" and "Vinh"."""
    pairs = [(one, two) for one, two in zip(plain.split(), other.split(), strict=True) if one != two]
    if len(pairs) != 1 or len(plain.split()) < 3:
        return False
    one, two = pairs[0]
    allowed = 1 if min(len(one), len(two)) < 5 else MOST_SLIPS
    return min(len(one), len(two)) > 2 and OSA.distance(one, two, score_cutoff=allowed) <= allowed


def _giver(rest: str) -> tuple[str, int]:
    """Who gives it by the words right behind the form, and how far they reach."""
    found = _GIVER.match(rest)
    if not found:
        return "", 0
    giver = _GIVER_ENDS.sub("", found.group(1)).rstrip()
    return giver, found.start(1) + len(giver)


def _counts(sentence: str) -> Iterator[tuple[str, int]]:
    for number, kind in _COUNT.findall(sentence):
        yield _KINDS[kind.lower()], int(number) if number.isdecimal() else _NUMBERS[number.lower()]


def _day(day: str | None, month: str | None, year: str | None) -> date | None:
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
