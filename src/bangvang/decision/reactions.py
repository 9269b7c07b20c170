"""What happens after a decision is issued: its papers are set and kept. May run twice; the second time changes nothing."""

from __future__ import annotations

from django.db import transaction

from bangvang.chronicle import actions as chronicle
from bangvang.chronicle.actions import Part
from bangvang.decision.act_papers import act_paper
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Act, Decision
from bangvang.decision.papers import decision_paper
from bangvang.files.actions import store
from bangvang.files.queries import DOCX, PDF
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on
from bangvang_paper.typesetting.decision import DecisionPaper, decision_docx, decision_pdf


@on("decision.issued")
def set_papers(event: Event) -> None:
    """Make DOCX and PDF of the decision that the event names."""
    decision = Decision.objects.select_related("body", "issuer__body").get(pk=event.object_id)
    if decision.state == DecisionState.ISSUED:
        keep_papers(decision)


@on("decision.act_issued")
def set_act_papers(event: Event) -> None:
    """Make DOCX and PDF of the own act that the event names; another's act has its paper elsewhere."""
    act = Act.objects.select_related("body", "issuer__body").get(pk=event.object_id)
    if act.state == DecisionState.ISSUED and act.is_own:
        _keep(act, act_paper(act))


def keep_papers(decision: Decision) -> None:
    """Set and keep the papers that are missing."""
    if decision.docx_id is None or decision.pdf_id is None:
        _keep(decision, decision_paper(decision))


def _keep(numbered: Decision | Act, paper: DecisionPaper) -> None:
    name = f"Quyet-dinh-{numbered.code}".replace("/", "-")
    missing = []
    if numbered.docx_id is None:
        numbered.docx = store(decision_docx(paper), name=f"{name}.docx", media_type=DOCX)
        missing.append("docx")
    if numbered.pdf_id is None:
        numbered.pdf = store(decision_pdf(paper), name=f"{name}.pdf", media_type=PDF)
        missing.append("pdf")
    if missing:
        with transaction.atomic():
            numbered.save(update_fields=missing)
            files = {"docx": numbered.docx, "pdf": numbered.pdf}
            facts = {name: file.sha256 for name, file in files.items() if file is not None}
            chronicle.write(
                "decision.papers", numbered, [Part(numbered, "papers"), *filter(None, files.values())], facts=facts
            )
