"""Run as a program: one child issues every draft, this process reads the whole log again and again until the child is done.

``python looking.py``; the environment names the database. Prints one JSON line: how many decisions were issued, how many looks
began while the child was writing, and every sentence that any look told.
"""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    import django

    django.setup()
    from bangvang.chronicle.verifying import verify
    from bangvang.decision.models import Decision

    child = os.fork()  # before any connection is open, so that the two share none
    if not child:
        issue_all()
    told: list[str] = []
    looks = 0
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        told += [trouble.what for trouble in verify().troubles]
        looks += 1
    told += [trouble.what for trouble in verify().troubles]
    issued = Decision.objects.filter(state="issued").count()
    sys.stdout.write(json.dumps({"issued": issued, "looks": looks, "told": told}) + "\n")


def issue_all() -> None:
    """Issue every draft, then end."""
    try:
        from bangvang.accounts.models import User
        from bangvang.decision.actions import issue
        from bangvang.decision.models import Decision
        from bangvang.register.choices import Role

        clerk = User.objects.get(mandates__role=Role.DOCUMENT_CLERK)
        for draft in Decision.objects.filter(state="draft").order_by("pk"):
            issue(clerk, draft, key=f"ban-hanh-{draft.pk}")
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
