"""Reading the whole log again and every row it covers: what was changed, taken out, put in or put elsewhere is named.

Nothing here trusts the triggers, the tiles, the counters or the order of the tables: lines are held to the signed heads,
commitments to their line, rows to their commitment, and every row that must have a line to the lines. What is kept
outside (key file, the last head signed here, heads given by a witness) is held against the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from django.utils.translation import gettext as _

from bangvang.chronicle import keys
from bangvang.chronicle.models import Log
from bangvang.chronicle.queries import current_log, keys_of
from bangvang.chronicle.verifying.apart import rows_apart, worth_it
from bangvang.chronicle.verifying.lines import logs_in_order, read_lines
from bangvang.chronicle.verifying.report import Report, Trouble
from bangvang.chronicle.verifying.rows import hold_all_rows, hold_commitments, hold_new_rows, last_line
from bangvang_trust.log import read

__all__ = ["Report", "Trouble", "verify", "verify_since", "worth_it"]


def verify(
    *,
    witnessed: Sequence[str] = (),
    tell: Callable[[str], None] = lambda _line: None,
    two_processes: bool = False,
) -> Report:
    """Verify everything that stands in the log when it begins. ``witnessed``: signed heads kept elsewhere.

    Papers may be issued meanwhile: they are left to the next look, and nothing of them is named. ``tell`` is called with
    what is being done.

    ``two_processes``: read rows in a second one; not within a transaction, of which the other process sees nothing.
    """
    report, until, signed_here = Report(), last_line(), keys.remembered_origins()
    logs = list(Log.objects.order_by("ordinal"))
    if two_processes:
        with rows_apart(until) as rows:
            _read_the_log(logs, report, witnessed, tell, until, signed_here)
            tell(_("Đối chiếu từng bản ghi với dòng của nó"))
            report.take_in(rows.result())
    else:
        _read_the_log(logs, report, witnessed, tell, until, signed_here)
        tell(_("Đối chiếu từng bản ghi với dòng của nó"))
        hold_all_rows(report, until)
    return report


def _read_the_log(
    logs: Sequence[Log],
    report: Report,
    witnessed: Sequence[str],
    tell: Callable[[str], None],
    until: int,
    signed_here: Collection[str],
) -> None:
    for log in logs:
        tell(_("Đọc lại %(count)d dòng của nhật ký %(log)s") % {"count": log.size, "log": log})
        read_lines(log, report, witnessed if log == logs[-1] else ())
    logs_in_order(logs, signed_here, report)
    hold_commitments(report, until)


def verify_since(document: str) -> Report:
    """Verify what came after a signed head that was verified before and kept elsewhere.

    Rows that earlier lines cover, and rows put in past the log, take `verify`. Raises ``Refused`` for a head that the
    current log did not sign.
    """
    report, until, log = Report(), last_line(), current_log()
    if log is not None:
        since = read(document, keys_of(log), origin=log.origin)
        read_lines(log, report, since=since)
        hold_commitments(report, until, (log, since.size))
        hold_new_rows(log, since.size, report)
    return report
