"""The printing press: Typst in process, one warm compiler per thread and template.

Typst lets go of the interpreter's lock while it works, so two threads print on two cores. It must never be used in a
child made by ``fork`` after a compile in the parent: that child hangs. Threads and spawned processes are safe.

Data travels as JSON text through ``sys.inputs``, never as Typst source, so nothing a person wrote can become markup.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeVar

import typst

from bangvang_paper.typesetting.face import printable

TEMPLATES = Path(__file__).resolve().parent
FONTS = TEMPLATES.parent / "fonts"
THREADS = 2


class Unprintable(ValueError):
    """A paper holds letters that the shipped fonts do not have; the message names them, in Vietnamese."""


_own = threading.local()
_Item = TypeVar("_Item")


@cache
def _fonts() -> typst.Fonts:
    """The shipped fonts and no others: a page must not change with the machine it is printed on."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _compiler(template: str) -> typst.Compiler:
    """This thread's compiler for one template, made at the first call."""
    compilers: dict[str, typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    if template not in compilers:
        compilers[template] = typst.Compiler(
            str(TEMPLATES / template),
            root=str(TEMPLATES),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": "{}"},
        )
    return compilers[template]


def pdf(template: str, data: Mapping[str, object]) -> bytes:
    """Set ``data`` by ``template`` (a file beside this one) as PDF/A-2b.

    Raises ``Unprintable`` for letters that no shipped font has (PDF/A forbids the empty box that would stand there),
    and ``typst.TypstError`` when the template cannot be set, which is a fault of ours and not of the data.
    """
    text = _as_text(data)
    return _one(
        _compiler(template).compile(format="pdf", sys_inputs={"data": text}, pdf_standards="a-2b", pdf_tags=False)
    )


def png(template: str, data: Mapping[str, object], dots_per_inch: float) -> bytes:
    """The one page of ``data`` as a picture for the screen. Raises as `pdf` does."""
    return _one(_compiler(template).compile(format="png", sys_inputs={"data": _as_text(data)}, ppi=dots_per_inch))


def _as_text(data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if missing := set(text) - printable():
        raise Unprintable(_without_letters(missing))
    return text


def _one(result: object) -> bytes:
    if not isinstance(result, bytes):
        raise TypeError("Typst returned pages where one file was asked for")
    return result


def _without_letters(missing: set[str]) -> str:
    named = ", ".join(f"“{mark}” (U+{ord(mark):04X})" for mark in sorted(missing)[:5])
    return f"Chưa in được: phông chữ không có {named}. Hãy sửa lại chữ này trong danh sách rồi in lại."


def on_two_threads(work: Callable[[Sequence[_Item]], list[bytes]], items: Sequence[_Item]) -> list[bytes]:
    """Share ``items`` between the press's threads, keep their order; a handful is not worth a second thread."""
    if len(items) < 2 * THREADS:
        return work(items)
    size = -(-len(items) // THREADS)
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    with ThreadPoolExecutor(THREADS, thread_name_prefix="press") as pool:
        return [done for share in pool.map(work, shares) for done in share]
