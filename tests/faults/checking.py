"""Run as a program after the kills: what the database says of itself, as one JSON document.

``python checking.py`` looks; ``python checking.py again`` first presses every issued decision once more with its own key.
"""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    import django

    django.setup()
    from bangvang.decision.models import Decision

    again = _press_again() if sys.argv[1:] == ["again"] else {}
    issued = {
        pk: [number, code]
        for pk, number, code in Decision.objects.filter(state="issued").values_list("pk", "number", "code")
    }
    sys.stdout.write(json.dumps({"issued": issued, "again": again, "sound": _sound(), "rows": _rows()}) + "\n")


def _press_again() -> dict[int, str]:
    from bangvang.decision.actions import issue
    from bangvang.decision.models import Decision
    from bangvang.register.models import Mandate

    clerk = Mandate.objects.get(role="document_clerk").user
    return {
        decision.pk: issue(clerk, decision, key=f"key-{decision.pk}").code
        for decision in Decision.objects.filter(state="issued")
    }


def _sound() -> list[str]:
    """What the database, the series and the log find wrong; nothing when all is well."""
    from django.db import connection

    from bangvang.chronicle.verifying import verify
    from bangvang.decision.gaps import gaps_in_numbers

    told = [what for what, _key in gaps_in_numbers()] + [trouble.what for trouble in verify().troubles] + _torn_rows()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            told += [row[0] for row in cursor.fetchall() if row[0] != "ok"]
    return told


def _torn_rows() -> list[str]:
    """Wishes for several decisions (`issuing.issue_row`) that were carried out in part, or not with numbers in a row."""
    from bangvang.decision.models import Decision

    rows: dict[str, list[int]] = {}
    keys = Decision.objects.filter(idempotency_key__startswith="row-").order_by("number")
    for key, number in keys.values_list("idempotency_key", "number"):
        rows.setdefault(key.rpartition("-")[0], []).append(number)
    return [
        f"torn row {key}: {numbers}"
        for key, numbers in rows.items()
        if numbers != list(range(numbers[0], numbers[0] + key.count(".") + 1))
    ]


def _rows() -> dict[str, list[int]]:
    """Ids of the decisions that have each of the rows which issuing writes."""
    from bangvang.audit.models import Entry
    from bangvang.chronicle.models import CoveredRow
    from bangvang.decision.models import Line, RegisterEntry
    from bangvang.outbox.models import Event
    from bangvang.register.models import Honour

    found = {
        "register": RegisterEntry.objects.values_list("decision_id", flat=True),
        "journal": Entry.objects.filter(verb="issued").values_list("object_id", flat=True),
        "event": Event.objects.filter(what="decision.issued").values_list("object_id", flat=True),
        "honour": Honour.objects.exclude(source__decision=None).values_list("source__decision", flat=True),
        "turn": Line.objects.filter(handling__outcome="granted").values_list("decision_id", flat=True),
        "log": CoveredRow.objects.filter(shape__table="decision.decision").values_list("row_id", flat=True),
    }
    return {name: sorted(rows) for name, rows in found.items()}


if __name__ == "__main__":
    main()
