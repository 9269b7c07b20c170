"""Rules of a ministry, a province or a body over the national book: which there are, and the book that results.

A pack is a folder of YAML (``docs/law/packs.md``); those that are shipped lie in ``packs/``, a body may keep its own anywhere.
The book of a pack answers every question that the national book answers, with the pack's values and criteria where the law lets
them stand.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path

from bangvang_law.book import Book, national_book
from bangvang_law.errors import LawDataError, UnknownPack
from bangvang_law.layers import NATIONAL, Pack, PackRule
from bangvang_law.loading.files import Files
from bangvang_law.loading.packs import head_of, overlaid

__all__ = ["NATIONAL", "Pack", "PackRule", "book_for", "book_of", "load_pack", "pack_ids"]


def pack_ids() -> list[str]:
    """Ids of the packs that are shipped, in order of their names; *national* is not among them."""
    return sorted(entry.name for entry in _shipped().iterdir() if entry.joinpath("pack.yaml").is_file())


def book_of(pack: str | PathLike[str]) -> Book:
    """The book of a shipped pack by its id, of *national*, or of a body's own pack by the path of its folder.

    Raises :class:`UnknownPack` for an id that is not shipped, :class:`LawDataError` for a pack that cannot be used. A shipped
    pack is read once; a folder is read anew each time.
    """
    if isinstance(pack, str) and not ("/" in pack or "\\" in pack):
        return _of_id(pack)
    return load_pack(pack)


def load_pack(path: str | PathLike[str], over: Book | None = None) -> Book:
    """The book of a pack in a folder, laid over ``over`` (left out: the book its ``parent`` names).

    Raises :class:`LawDataError` with ``file:line``, what is wrong and what to do.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise LawDataError(str(folder), "Không có thư mục này.", "Hãy ghi đường dẫn tới thư mục chứa pack.yaml.")
    return _load(folder, folder.name, over, ())


def book_for(pack: str | None, base: Book) -> Book:
    """The book a case asks for: ``base`` when it names no pack or that of ``base``. Raises :class:`UnknownPack`."""
    return base if pack is None or pack == base.pack else _of_id(pack)


@lru_cache(maxsize=64)
def _of_id(pack: str) -> Book:
    return _shipped_book(pack, ())


def _shipped() -> Traversable:
    return resources.files("bangvang_law") / "packs"


def _shipped_book(pack: str, way: tuple[str, ...]) -> Book:
    if pack == NATIONAL:
        return national_book()
    ids = pack_ids()
    if pack not in ids:
        raise UnknownPack(pack, next(iter(difflib.get_close_matches(pack, [NATIONAL, *ids], n=1)), None))
    return _load(_shipped() / pack, f"packs/{pack}", None, way)


def _load(folder: Traversable, shown: str, over: Book | None, way: tuple[str, ...]) -> Book:
    """Read a pack over its parent; ``way`` are the packs that are being read over it."""
    files = Files(folder, shown)
    head = head_of(files)
    if head.id in way or head.parent == head.id:
        circle = " → ".join((*way, head.id, head.parent))
        raise head.row.wrong("parent", f"Các gói nằm trên nhau thành vòng: {circle}.", "Hãy sửa “parent” của một gói.")
    if over is None:
        try:
            over = _shipped_book(head.parent, (*way, head.id))
        except UnknownPack as wrong:
            raise head.row.wrong(
                "parent", str(wrong), f"Các gói có sẵn: {', '.join([NATIONAL, *pack_ids()])}."
            ) from wrong
    elif over.pack != head.parent:
        raise head.row.wrong("parent", f"Gói nằm trên “{head.parent}”, không phải “{over.pack}”.", "Hãy sửa “parent”.")
    if head.id in {one.id for one in over.packs}:
        raise head.row.wrong("id", f"Gói “{head.id}” đã có trong chuỗi bên dưới.", "Hãy đặt mã khác.")
    return Book(overlaid(files, head, over))
