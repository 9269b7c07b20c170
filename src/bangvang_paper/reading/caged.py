"""The process in which files from outside are read: ``python -m bangvang_paper.reading.caged``; see `cage`."""

from __future__ import annotations

import codecs
import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from bangvang_paper.reading import limits
from bangvang_paper.reading.cage import confine
from bangvang_paper.reading.halves import Halves
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.rows import Reading
from bangvang_paper.reading.wire import packed

_Job = Callable[[bytes, str], Iterable[Any]]
"""From the bytes of a file and its name to what the lines of the answer say."""

_T = TypeVar("_T")

_TO_A_LINE = 500


def main() -> None:
    """Take the file in, confine this process, read the file, write the answer."""
    # The process lives for one file and its cycles are few; looking for them in millions of cells takes a quarter of the time.
    gc.disable()
    head = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    job = _job(head["job"], data, head["taught"])
    confine()
    written = 0
    for part in _answer(job, data, head["filename"]):
        line = json.dumps(part, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        written += len(line)
        if written > limits.CAGE_ANSWER:
            sys.exit(1)
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


def _job(name: str, data: bytes, taught: Mapping[str, str]) -> _Job:
    """The work to do. Importing it here brings in all that ``data`` needs, before nothing can be opened any more."""
    from bangvang_paper.reading.formats.decoding import ENCODINGS

    for encoding in ("cp437", *ENCODINGS):  # that of names inside packages, and those of texts
        codecs.lookup(encoding)
    if name == "codes":
        from PIL import Image

        from bangvang_paper.scanning import read_codes

        Image.init()
        return lambda data, filename: [read_codes(data, filename)]
    from bangvang_paper.reading import read_decision, read_history, read_list
    from bangvang_paper.reading.formats import prepare

    prepare(data)
    walked = Halves()
    match name:
        case "decision":
            return lambda data, filename: _in_lines(read_decision(data, filename).with_personal(), "rows")
        case "history":
            return lambda data, filename: _in_lines(read_history(data, filename, taught).with_personal(), "honours")
        case _:
            return lambda data, filename: _list_in_lines(read_list(data, filename, taught, walked=walked))


def _in_lines(whole: dict[str, Any], several: str) -> Iterator[Any]:
    """What concerns the file as a whole, then what there are many of."""
    each = whole.pop(several)
    yield [whole]
    yield from _parts(each)


def _list_in_lines(reading: Reading) -> Iterator[Any]:
    yield [reading.without_rows()]
    yield from map(packed, _parts(reading.rows))


def _parts(each: Iterable[_T]) -> Iterator[list[_T]]:
    waiting = iter(each)
    while some := list(islice(waiting, _TO_A_LINE)):
        yield some


def _answer(job: _Job, data: bytes, filename: str) -> Iterator[Any]:
    """What stands on each line of the answer."""
    try:
        lines = job(data, filename)
    except ReadingRefused as refusal:
        yield {"refused": refusal.message}
        return
    yield {}
    yield from lines


if __name__ == "__main__":
    main()
