"""Run as a program: 64 people press at the same moment, each draft pressed by two with the same wish. Prints one JSON line."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

PEOPLE = 64


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    import django

    django.setup()
    from django.db import connection

    from bangvang.decision.actions import issue
    from bangvang.decision.models import Decision
    from bangvang.register.models import Mandate
    from bangvang_law.book import national_book

    national_book()
    clerk = Mandate.objects.get(role="document_clerk").user
    drafts = list(Decision.objects.filter(state="draft").order_by("pk")[: PEOPLE // 2]) * 2
    together = Barrier(len(drafts))

    def press(draft: Decision) -> tuple[int, str]:
        try:
            together.wait(timeout=60)
            return draft.pk, issue(clerk, Decision.objects.get(pk=draft.pk), key=f"key-{draft.pk}").code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(drafts)) as pool:
        answers = [waiting.result(timeout=120) for waiting in [pool.submit(press, draft) for draft in drafts]]
    sys.stdout.write(json.dumps(answers) + "\n")


if __name__ == "__main__":
    main()
