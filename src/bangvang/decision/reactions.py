"""What happens after a decision is issued: its papers are set and kept. May run twice; the second time changes nothing."""

from __future__ import annotations

from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.decision.papers import render_docx, render_pdf
from bangvang.files.actions import store
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@on("decision.issued")
def set_papers(event: Event) -> None:
    """Make DOCX and PDF of the decision that the event names."""
    decision = Decision.objects.select_related("body", "issuer__body").get(pk=event.object_id)
    if decision.state == DecisionState.ISSUED:
        keep_papers(decision)


def keep_papers(decision: Decision) -> None:
    """Set and keep the papers that are missing."""
    name = f"Quyet-dinh-{decision.code}".replace("/", "-")
    missing = []
    if decision.docx_id is None:
        decision.docx = store(render_docx(decision), name=f"{name}.docx", media_type=DOCX)
        missing.append("docx")
    if decision.pdf_id is None:
        decision.pdf = store(render_pdf(decision), name=f"{name}.pdf", media_type=PDF)
        missing.append("pdf")
    if missing:
        decision.save(update_fields=missing)
