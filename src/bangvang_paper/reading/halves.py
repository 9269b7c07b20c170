"""A long table gone through by two processes, each one half of it, with the same rows as by one.

What a line says depends on those above it: sections, ditto marks, units that are written once, whether the list has ended.
So the second process guesses what holds at the middle. It begins with what holds at the top, goes down the lines that can
be headings, then the last lines before the middle, and only then keeps rows. The first process, once it has come there,
compares that with what really holds: where they are equal all that follows is equal too, and where they are not it goes on
by itself, as if nobody had helped.

The second process is a fork of the first, for use in the cage alone: it starts under the limits of the cage, with half of the
processor time that is left, and can open nothing.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from copy import deepcopy
from itertools import chain
from typing import Any, NamedTuple

from bangvang_paper.reading.meaning.table import Above
from bangvang_paper.reading.meaning.walk import Pair, Stretch, alone
from bangvang_paper.reading.rows import Row

try:
    import resource
except ImportError:  # Windows has neither limits nor forks.
    resource = None  # type: ignore[assignment]

_WORTHWHILE = 4_000
"""Lines of a stretch from which two are faster than one."""
_AT_THE_TOP = 200
"""Lines that are read before the second process begins: what the first sections say is known to both."""
_BEFORE_THE_MIDDLE = 500
"""Lines that the second process reads without keeping their rows: most that is carried down comes from near by."""
_HEADINGS = 2_000
"""Lines of few cells above these that it reads too; in a list of such lines it would not be worth it."""
_FEW_CELLS = 4


class Half(NamedTuple):
    """What the second process found."""

    begun_with: Any
    """What held at the middle for it."""
    rows: list[Row]
    warnings: list[str]
    counted: dict[str, int]
    ended_with: Any
    """What held for it behind the last line: another stretch may follow, as under the header of the next printed page."""


class Halves:
    """Walks one long stretch by two processes, where the system has them, and every other alone.

    It has to be made before the process confines itself: afterwards no pipe can be opened.
    """

    def __init__(self) -> None:
        self._pipe = os.pipe() if hasattr(os, "fork") and _processors() > 1 else None

    def __call__(self, stretch: Stretch) -> Iterator[None]:
        first = stretch.layout.first_line
        if self._pipe is None or stretch.end - first < _WORTHWHILE:
            yield from alone(stretch)
            return
        lines, middle = stretch.lines(), (first + stretch.end) // 2
        held = yield from stretch.take(lines, until=first + _AT_THE_TOP)
        helper = _Helper(stretch, middle, *self._pipe)
        self._pipe = None
        try:
            if held is not None:
                held = yield from stretch.take(chain([held], lines), until=middle)
            if held is None:
                return
            half = helper.half()
            if half is None or half.begun_with != (_carried(stretch), held):
                helper.end()
                yield from stretch.take(chain([held], lines))
                return
            _add(half, stretch)
            yield
        finally:
            helper.end()


def _processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _carried(stretch: Stretch) -> tuple[dict[str, Any], bool, Above]:
    """All that is carried down from line to line.

    The units that the list names are left out: they were learnt from the whole sheet before any line was read.
    """
    around = {name: value for name, value in vars(stretch.walk.around).items() if name != "own"}
    return around, stretch.walk.ended, stretch.above


def _add(half: Half, stretch: Stretch) -> None:
    walk = stretch.walk
    walk.rows += half.rows
    walk.warnings += half.warnings
    for kind, number in half.counted.items():
        walk.counted[kind] = walk.counted.get(kind, 0) + number
    around, walk.ended, above = half.ended_with
    vars(walk.around).update(around)
    stretch.above.clear()
    stretch.above.update(above)


class _Helper:
    """The second process, seen from the first."""

    def __init__(self, stretch: Stretch, middle: int, answers: int, tells: int) -> None:
        self._pid = os.fork()
        if self._pid == 0:
            _be_the_helper(stretch, middle, answers, tells)
        os.close(tells)
        self._answers = answers

    def half(self) -> Half | None:
        """What it found; None when it could not finish."""
        with open(self._answers, "rb", closefd=False) as told:
            answer = told.read()
        try:
            # It is this very process, forked: nothing speaks here that could not have spoken before.
            return Half(*pickle.loads(answer))  # noqa: S301
        except (EOFError, pickle.UnpicklingError):
            return None

    def end(self) -> None:
        if self._pid:
            os.close(self._answers)
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._pid = 0


def _be_the_helper(stretch: Stretch, middle: int, answers: int, tells: int) -> None:
    """Find the second half, tell it, and be gone. Never returns: what the first process would do next is not for this one."""
    try:
        os.close(answers)
        os.close(1)  # the answer of the cage is given by the first process alone
        _share_the_time_left()
        half = _second_half(stretch, middle)
        if half is not None:
            with open(tells, "wb") as told:
                pickle.dump(tuple(half), told, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _share_the_time_left() -> None:
    """Half of the processor time that the first process still has."""
    if resource is None:
        return
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        left = max(1, int(soft - time.process_time()) // 2)
        resource.setrlimit(resource.RLIMIT_CPU, (left, left + 1))


def _second_half(stretch: Stretch, middle: int) -> Half | None:
    walk = stretch.walk
    lines = stretch.lines([*_to_begin_with(stretch, middle), *range(middle, stretch.end)])
    held = _run(stretch.take(lines, until=middle))
    if held is None:
        return None
    begun_with = deepcopy((_carried(stretch), held))
    walk.rows, walk.warnings, walk.counted = [], [], {}
    _run(stretch.take(chain([held], lines)))
    return Half(begun_with, walk.rows, walk.warnings, walk.counted, _carried(stretch))


def _to_begin_with(stretch: Stretch, middle: int) -> list[int]:
    """The lines above the middle that the second process reads: those that can be headings, with the line that follows
    each, and the last ones."""
    near = max(stretch.layout.first_line, middle - _BEFORE_THE_MIDDLE)
    lines = stretch.walk.sheet.lines
    short = [
        index
        for index in range(stretch.layout.first_line + _AT_THE_TOP, near)
        if len(lines[index]) - lines[index].count("") <= _FEW_CELLS
    ]
    headings = {line for index in short[-_HEADINGS:] for line in (index, index + 1)}
    return [*sorted(headings - {near}), *range(near, middle)]


def _run(steps: Generator[None, None, Pair | None]) -> Pair | None:
    """Take all ``steps``, and give what they return."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            held: Pair | None = done.value
            return held
