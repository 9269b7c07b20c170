"""Reading the whole log again and every row it covers: what was changed, taken out, put in or put elsewhere is named.

Nothing here trusts the triggers, the tiles, the counters or the order of the tables: lines are held to the signed heads,
commitments to their line, rows to their commitment, and every row that must have a line to the lines. What is kept
outside (key file, the last head signed here, heads given by a witness) is held against the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from bangvang.chronicle.covered import covered_models
from bangvang.chronicle.models import Log
from bangvang.chronicle.queries import current_log, keys_of
from bangvang.chronicle.verifying.lines import logs_in_order, read_lines
from bangvang.chronicle.verifying.report import Report, Trouble
from bangvang.chronicle.verifying.rows import hold_commitments, hold_new_rows, hold_rows
from bangvang_trust.log import read

__all__ = ["Report", "Trouble", "verify", "verify_since"]


def verify(*, witnessed: Sequence[str] = (), tell: Callable[[str], None] = lambda _line: None) -> Report:
    """Verify everything. ``witnessed``: signed heads kept elsewhere. ``tell`` is called with what is being done."""
    report = Report()
    logs = list(Log.objects.order_by("ordinal"))
    for log in logs:
        tell(_("Đọc lại %(count)d dòng của nhật ký %(log)s") % {"count": log.size, "log": log})
        read_lines(log, report, witnessed if log == logs[-1] else ())
    logs_in_order(logs, report)
    tell(_("Đối chiếu từng bản ghi với dòng của nó"))
    hold_commitments(report)
    for model, word in covered_models():
        hold_rows(model, word, report)
    return report


def verify_since(document: str) -> Report:
    """Verify what came after a signed head that was verified before and kept elsewhere.

    Rows that earlier lines cover, and rows put in past the log, take `verify`. Raises ``Refused`` for a head that the
    current log did not sign.
    """
    report, log = Report(), current_log()
    if log is not None:
        since = read(document, keys_of(log), origin=log.origin)
        read_lines(log, report, since=since)
        hold_commitments(report, (log, since.size))
        hold_new_rows(log, since.size, report)
    return report
