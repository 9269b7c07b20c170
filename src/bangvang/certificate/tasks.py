"""What the worker runs for certificates."""

from __future__ import annotations

from django_tasks import task

from bangvang.audit.refusals import Refusal
from bangvang.certificate.actions import note_failure, print_missing
from bangvang.decision.models import Decision
from bangvang_trust.errors import Refused


@task()
def print_certificates(decision_id: int) -> None:
    """Print what the decision lacks; why it stopped is written on the order and shown on the page."""
    decision = Decision.objects.select_related("body", "issuer__body").get(pk=decision_id)
    try:
        print_missing(decision)
    except Refusal as refused:
        note_failure(decision, refused.sentence)
    except Refused as refused:  # a key that does not open, or may not sign this
        note_failure(decision, str(refused))
    except ValueError as error:  # a letter that no font has, a picture that cannot be set
        note_failure(decision, str(error))
        raise
