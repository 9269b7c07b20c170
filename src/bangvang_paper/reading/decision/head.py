"""The head and the foot of a decision: number, day, agency, who decides, what about, who signs."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from bangvang_paper.reading.days import day_in
from bangvang_paper.reading.decision.passages import OFFICES, SIGNS, Passage
from bangvang_paper.reading.meaning.words import looks_like_a_person
from bangvang_paper.vietnamese import folded

# 1632/QĐ-UBND, 80-QĐ/TNVN, 212 — QĐ/ĐU, 5064_QĐ-SYT, 163/2020/QĐ-UBND.
_CODE = re.compile(
    r"(?<![\w/])(\d{1,5}[a-zA-Z]?)\s*([/_–—-])\s*((?:\d{4}\s*/\s*)?Q\.?Đ(?:\s*[-–—/]\s*[A-ZĐƯƠÂÊÔĂ][\w.&Đ-]*(?:\s*[-–/]\s*[A-ZĐ][\w.&-]*)*)?)"
)
_PLACE = re.compile(r"^([A-ZÀ-ỸĐ][^,]{1,40}),\s*ngày", re.IGNORECASE)
_MOTTO = re.compile(r"^(?:cong hoa xa hoi|doc lap|dang cong san)")
_ABOUT = re.compile(r"^(?:về việc|v/v|về)\s*:?\s*", re.IGNORECASE)
_ISSUER = re.compile(rf"^{OFFICES}\b")
_ATTACHED = re.compile(r"kèm theo\s+quyết định\s+(?:số\b)?", re.IGNORECASE)
_GIVER = re.compile(r"(?:\d{4}|\d)\s+của\s+(.+)$")


@dataclass(frozen=True)
class Code:
    number: str
    symbol: str
    written: str


def code_in(text: str) -> Code | None:
    """The first number and symbol of a decision in ``text``; an underscore stands for a stroke."""
    found = _CODE.search(text)
    if found is None:
        return None
    number, sign, symbol = (
        found.group(1),
        found.group(2),
        re.sub(r"\s*([/–—-])\s*", _joined, found.group(3)).rstrip(".-"),
    )
    between = "/" if sign in "/_" else "-"
    return Code(number, symbol, f"{number}{between}{symbol}")


def _joined(found: re.Match[str]) -> str:
    return "/" if found.group(1) == "/" else "-"


def code_of(head: list[Passage]) -> Code | None:
    """The decision's own number: the first in its head that is not one of a paper it refers to."""
    return next((code for passage in head if (code := code_in(passage.text)) is not None), None)


def day_and_place(head: list[Passage]) -> tuple[datetime.date | None, str]:
    """The day of the decision and the place, from the line "Hải Phòng, ngày 13 tháng 7 năm 2020"."""
    for passage in head:
        day = day_in(passage.text)
        if day is not None:
            place = _PLACE.match(passage.text)
            return day, place.group(1).strip() if place else ""
    return None, ""


def agency_of(head: list[Passage]) -> str:
    """The letterhead above the number: the agency, with the one above it."""
    lines = []
    for passage in head:
        if (passage.folded.startswith("so") and code_in(passage.text)) or passage.folded.startswith("quyet dinh"):
            break
        if passage.text.isupper() and not _MOTTO.match(passage.folded):
            lines.append(passage.text)
    return " ".join(lines)


def issuer_of(head: list[Passage]) -> str:
    """Who decides: the last lines in capitals before the preamble that name an office."""
    lines: list[str] = []
    for passage in reversed(head):
        if not passage.text.isupper() or _MOTTO.match(passage.folded) or passage.folded.startswith("quyet dinh"):
            if lines:
                break
            continue
        lines.insert(0, passage.text)
        if _ISSUER.match(passage.text):
            return " ".join(lines)
    return ""


def title_of(head: list[Passage]) -> str:
    """What the decision is about, without "Về việc"."""
    for place, passage in enumerate(head):
        about = _ABOUT.match(passage.text)
        if about and place and not passage.text.isupper():
            rest = [passage.text[about.end() :]]
            for following in head[place + 1 :]:
                if following.text.isupper() or _MOTTO.match(following.folded):
                    break
                rest.append(following.text)
            return " ".join(rest).strip(" .")
    return ""


def signer_of(foot: list[Passage]) -> tuple[str, str]:
    """(name, title with its power) of who signed, from the foot."""
    title: list[str] = []
    for passage in foot:
        if SIGNS.match(passage.text) or (
            title and passage.text.isupper() and not looks_like_a_person(passage.text.title())
        ):
            title.append(passage.text)
        elif title and looks_like_a_person(passage.text):
            return passage.text, " ".join(title)
    return "", " ".join(title)


@dataclass(frozen=True)
class Attached:
    """What a list says of the decision to which it belongs: "(Kèm theo Quyết định số … ngày … của …)"."""

    code: Code | None
    day: datetime.date | None
    issuer: str


def attached_in(text: str, begins_in: str) -> Attached | None:
    """The decision that a note of a list names as its own, when the note begins in ``begins_in``, the first line of ``text``."""
    if not _ATTACHED.search(begins_in):
        return None
    rest = _ATTACHED.split(text, maxsplit=1)[1].split(")", 1)[0]
    giver = _GIVER.search(rest)
    return Attached(code_in(rest), day_in(rest), giver.group(1).strip(" .") if giver else "")


def same_office(one: str, other: str) -> bool:
    """Whether two wordings name one office, apart from capitals, short forms and where it is."""
    left, right = _plain(one), _plain(other)
    return left.startswith(right) or right.startswith(left)


def _plain(office: str) -> str:
    return folded(office).replace("uy ban nhan dan", "ubnd").replace("thanh pho", "tp").strip(" .")
