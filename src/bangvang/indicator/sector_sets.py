"""Sets of indicators that ship with the program, one YAML file each: a body takes what fits and makes it its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bangvang.indicator.choices import Direction, PeriodKind
from bangvang.indicator.exact import PLACES
from bangvang_law.yaml_core import documents, plain

_FOLDER = resources.files("bangvang.indicator") / "sets"
_NEEDED = {"code", "name", "definition", "measure", "direction", "period", "source"}
_KNOWN = _NEEDED | {"places", "adds_up"}


class WrongSet(Exception):
    """A file of a set says something that is not understood; names the file, its line, and what is wrong."""


@dataclass(frozen=True)
class Item:
    """One indicator as a set proposes it."""

    code: str
    name: str
    definition: str
    measure: str
    direction: Direction
    period: PeriodKind
    source: str
    places: int = 0
    adds_up: bool = False


@dataclass(frozen=True)
class SectorSet:
    """The indicators of one sector, in the order of the file."""

    code: str
    name: str
    items: tuple[Item, ...]


@cache
def sector_sets() -> dict[str, SectorSet]:
    """Every set by its code, in the order of their names. Raises `WrongSet`."""
    found = [
        read(file.read_text(encoding="utf-8"), file.name)
        for file in sorted(_FOLDER.iterdir(), key=lambda one: one.name)
        if file.name.endswith(".yaml")
    ]
    return {one.code: one for one in sorted(found, key=lambda one: one.name)}


def read(text: str, file: str) -> SectorSet:
    """The set in one YAML text. Raises `WrongSet`; YamlRefused where the text is no YAML."""
    nodes = list(documents(text))
    if len(nodes) != 1:
        raise WrongSet(f"{file}: mỗi tệp là một bộ chỉ tiêu, tệp này có {len(nodes)}.")
    said, lines = plain(nodes[0])
    if not isinstance(said, dict) or set(said) != {"set", "name", "items"} or not isinstance(said["items"], list):
        raise WrongSet(f"{file}, dòng 1: cần đúng ba mục set, name, items.")
    items = tuple(_item(one, f"{file}, dòng {lines['items', place]}") for place, one in enumerate(said["items"]))
    for names, what in (([one.code for one in items], "mã"), ([one.name for one in items], "tên")):
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise WrongSet(f"{file}: {what} “{twice[0]}” được viết hai lần.")
    return SectorSet(str(said["set"]), str(said["name"]), items)


def _item(said: object, where: str) -> Item:
    if not isinstance(said, Mapping):
        raise WrongSet(f"{where}: mỗi chỉ tiêu là các cặp khóa và giá trị.")
    strange, missing = sorted(set(map(str, said)) - _KNOWN), sorted(_NEEDED - set(said))
    if strange or missing:
        raise WrongSet(f"{where}: " + (f"không hiểu mục “{strange[0]}”." if strange else f"thiếu mục “{missing[0]}”."))
    places = said.get("places", 0)
    if not isinstance(places, int) or not 0 <= places <= PLACES:
        raise WrongSet(f"{where}: places từ 0 đến {PLACES}.")
    if not isinstance(said.get("adds_up", False), bool):
        raise WrongSet(f"{where}: adds_up là true hoặc false.")
    words = {name: said[name] for name in _NEEDED}
    empty = sorted(name for name, value in words.items() if not isinstance(value, str) or not value.strip())
    if empty:
        raise WrongSet(f"{where}: mục “{empty[0]}” phải có chữ.")
    try:
        direction, period = Direction(words["direction"]), PeriodKind(words["period"])
    except ValueError as wrong:
        raise WrongSet(f"{where}: {wrong}.") from wrong
    return Item(
        code=words["code"],
        name=words["name"],
        definition=words["definition"],
        measure=words["measure"],
        direction=direction,
        period=period,
        source=words["source"],
        places=places,
        adds_up=said.get("adds_up", False),
    )
