"""Rows held to their commitments in a process of its own, while this one reads the lines: two cores, half the night."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

import django

from bangvang.chronicle.verifying.report import Report
from bangvang.chronicle.verifying.rows import hold_all_rows

WORTH_IT = 50_000
"""Lines from which on a second process is sooner done than started."""


def worth_it(lines: int) -> bool:
    """Whether there is enough to read, and a second core to read it on."""
    return lines >= WORTH_IT and (os.cpu_count() or 1) > 1


@contextmanager
def rows_apart(until: int) -> Iterator[Future[Report]]:
    """The report on all rows that lines up to ``until`` cover, made by another process with its own connection."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        yield pool.submit(_all_rows, until)


def _all_rows(until: int) -> Report:
    report = Report()
    hold_all_rows(report, until)
    return report
