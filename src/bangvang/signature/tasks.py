"""What the worker runs for signatures."""

from __future__ import annotations

from django_tasks import task

from bangvang.audit.refusals import Refusal
from bangvang.signature.actions import note_failure, sign_waiting
from bangvang.signature.models import SigningOrder
from bangvang_trust.errors import Refused


@task()
def sign_papers(order_id: int) -> None:
    """Sign what the order lacks; why it stopped is written on the order and shown on the page."""
    order = SigningOrder.objects.select_related("body", "asked_by").get(pk=order_id)
    try:
        sign_waiting(order)
    except Refusal as refused:
        note_failure(order, refused.sentence)
    except Refused as refused:
        note_failure(order, refused.sentence)
