"""Documents that come with the program: the instruments of the law book, and those of ``shipped/documents.yaml`` beside it.

Of the law book only what has a number, a day and a title; its days are never copied by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from django.utils.translation import gettext as _

from bangvang.library.choices import PaperKind
from bangvang_law.book import national_book
from bangvang_law.instrument import Instrument
from bangvang_law.yaml_core import documents, plain

_FILE = resources.files("bangvang.library") / "shipped" / "documents.yaml"
_NEEDED = {"code", "kind", "number", "issuer", "issued", "title", "read", "provenance"}
_OF_THE_BOOK = {"law", "decree", "circular", "directive", "decision", "resolution"}


class WrongShipment(Exception):
    """The file of shipped documents says something that is not understood; names file, line, and what is wrong."""


@dataclass(frozen=True)
class Shipped:
    """One document that comes along. ``read``: whether its own text was read by those who made the program."""

    code: str
    kind: PaperKind
    number: str
    issuer: str
    issued_on: date
    title: str
    read: bool
    provenance: str
    begins_on: date | None = None
    ends_on: date | None = None
    replaced_by: str = ""


@cache
def shipped() -> tuple[Shipped, ...]:
    """All of them, the law book's first. Raises `WrongShipment` for a file that is not understood, or a code written twice."""
    instruments = national_book().data.instruments
    taken = {one.id: one for one in instruments.values() if _is_taken(one)}
    found = [_of_book(one, taken) for one in taken.values()]
    found += read(_FILE.read_text(encoding="utf-8"), "documents.yaml")
    codes = [one.code for one in found]
    for code in codes:
        if codes.count(code) > 1:
            raise WrongShipment(f"documents.yaml: mã “{code}” được viết hai lần, hoặc đã có trong sổ luật.")
    return tuple(found)


def _is_taken(one: Instrument) -> bool:
    return one.kind in _OF_THE_BOOK and one.issued is not None and bool(one.title)


def _of_book(one: Instrument, taken: Mapping[str, Instrument]) -> Shipped:
    told = {
        "yes": _("Sổ luật: đã đọc nguyên văn, ít nhất các điều được dẫn."),
        "secondary": _("Sổ luật: đọc qua văn bản khác dẫn lại."),
    }
    provenance = " ".join(part for part in (told.get(one.read, _("Sổ luật: chưa đọc.")), one.note) if part)
    begins = one.period.start if one.issued and one.period.start > one.issued else None
    return Shipped(
        code=one.id,
        kind=PaperKind(one.kind),
        number=one.number,
        issuer=one.issuer,
        issued_on=one.issued or one.period.start,
        title=one.title,
        read=one.read == "yes",
        provenance=provenance[:500],
        begins_on=begins,
        ends_on=one.period.last if one.period.end else None,
        replaced_by=one.replaced_by if one.replaced_by is not None and one.replaced_by in taken else "",
    )


def read(text: str, file: str) -> list[Shipped]:
    """The documents of one YAML text. Raises `WrongShipment`; YamlRefused where the text is no YAML."""
    nodes = list(documents(text))
    if len(nodes) != 1:
        raise WrongShipment(f"{file}: cần một danh sách văn bản, tệp này có {len(nodes)}.")
    said, lines = plain(nodes[0])
    if not isinstance(said, list):
        raise WrongShipment(f"{file}, dòng 1: cần một danh sách văn bản.")
    return [_one(row, f"{file}, dòng {lines.get((place,), 0)}") for place, row in enumerate(said)]


def _one(said: object, where: str) -> Shipped:
    if not isinstance(said, Mapping):
        raise WrongShipment(f"{where}: mỗi văn bản là các cặp khóa và giá trị.")
    strange, missing = sorted(set(map(str, said)) - _NEEDED), sorted(_NEEDED - set(said))
    if strange or missing:
        raise WrongShipment(
            f"{where}: " + (f"không hiểu mục “{strange[0]}”." if strange else f"thiếu mục “{missing[0]}”.")
        )
    try:
        issued_on = date.fromisoformat(str(said["issued"]))
    except ValueError as wrong:
        raise WrongShipment(f"{where}: issued phải là một ngày, ví dụ 2020-04-10.") from wrong
    if said["read"] not in {"yes", "no"}:
        raise WrongShipment(f"{where}: read là yes hoặc no.")
    if said["kind"] not in PaperKind.values:
        raise WrongShipment(f"{where}: kind “{said['kind']}” không có.")
    words = {name: str(said[name]).strip() for name in ("code", "number", "issuer", "title", "provenance")}
    empty = sorted(name for name, value in words.items() if not value)
    if empty:
        raise WrongShipment(f"{where}: mục “{empty[0]}” phải có chữ.")
    return Shipped(
        code=words["code"],
        kind=PaperKind(said["kind"]),
        number=words["number"],
        issuer=words["issuer"],
        issued_on=issued_on,
        title=words["title"],
        read=said["read"] == "yes",
        provenance=words["provenance"],
    )
