"""Numbers that went out on paper and whose record was lost with the database: entered, so that none is given again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.decision.choices import DocumentKind
from bangvang.decision.models import LostNumbers, NumberSeries
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit


def enter_lost_numbers(body: Unit, kind: DocumentKind, *, last: int, last_day: date, because: str) -> LostNumbers:
    """Move the counter of the year of ``last_day`` to ``last``, the last number known on paper, and write down the lost ones.

    Carried out by whoever keeps the machine, after a restore that lacks the end. Raises `Refusal` for a number that the
    counter has passed, a day before the counter's, or no reason.
    """
    if not because.strip():
        raise Refusal(_("Hãy ghi rõ vì sao mất bản ghi của các số ấy và căn cứ vào sổ giấy nào."))
    with transaction.atomic():
        NumberSeries.objects.get_or_create(body=body, kind=kind, year=last_day.year)
        series = NumberSeries.objects.select_for_update().get(body=body, kind=kind, year=last_day.year)
        if last <= series.last_number:
            raise Refusal(
                _("Bộ đếm đã ở số %(counter)d, nên không có số nào tới %(last)d bị mất.")
                % {"counter": series.last_number, "last": last}
            )
        if series.last_day is not None and last_day < series.last_day:
            raise Refusal(
                _("Số %(counter)d ký ngày %(day)s; số sau nó không thể ký trước ngày ấy.")
                % {"counter": series.last_number, "day": f"{series.last_day:%d/%m/%Y}"}
            )
        entered = LostNumbers.objects.create(
            body=body, kind=kind, year=last_day.year, first=series.last_number + 1, last=last, last_day=last_day,
            because=because.strip()[:500],
        )  # fmt: skip
        series.last_number, series.last_day = last, last_day
        series.save(update_fields=["last_number", "last_day"])
        audit.record(None, "entered_lost_numbers", entered, note=entered.because)
        outbox.tell("decision.numbers_lost", entered)
        chronicle.write(
            "decision.numbers_lost", entered, [entered], facts={"body": body.pk, "first": entered.first, "last": last}
        )
    return entered
