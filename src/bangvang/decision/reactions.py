"""What happens after a paper is numbered: it is set and kept as DOCX and PDF. May run twice; the second time changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from bangvang.chronicle import actions as chronicle
from bangvang.chronicle.actions import Part
from bangvang.decision.act_papers import act_paper
from bangvang.decision.choices import DecisionState
from bangvang.decision.letter_papers import letter_paper
from bangvang.decision.models import Act, Decision, ProposalLetter
from bangvang.decision.numbered import Numbered
from bangvang.decision.papers import decision_paper
from bangvang.files.actions import store
from bangvang.files.queries import DOCX, PDF
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on
from bangvang_paper.typesetting.decision import DecisionPaper, decision_docx, decision_pdf
from bangvang_paper.typesetting.letter import letter_docx, letter_pdf


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
        _keep_decision(act, act_paper(act))


@on("decision.sent_up")
def set_letter_papers(event: Event) -> None:
    """Make DOCX and PDF of the tờ trình that the event names; told once a dossier, made once."""
    keep_letter_papers(ProposalLetter.objects.select_related("body", "to_body").get(pk=event.object_id))


def keep_letter_papers(letter: ProposalLetter) -> None:
    """Set and keep the papers of a tờ trình that are missing."""
    if letter.docx_id is None or letter.pdf_id is None:
        paper = letter_paper(letter)
        _keep(letter, "To-trinh", lambda: letter_docx(paper), lambda: letter_pdf(paper))


def keep_papers(decision: Decision) -> None:
    """Set and keep the papers that are missing."""
    if decision.docx_id is None or decision.pdf_id is None:
        _keep_decision(decision, decision_paper(decision))


def _keep_decision(numbered: Decision | Act, paper: DecisionPaper) -> None:
    _keep(numbered, "Quyet-dinh", lambda: decision_docx(paper), lambda: decision_pdf(paper))


def _keep(numbered: Numbered, called: str, docx: Callable[[], bytes], pdf: Callable[[], bytes]) -> None:
    name = f"{called}-{numbered.code}".replace("/", "-")
    missing = []
    if numbered.docx_id is None:
        numbered.docx = store(docx(), name=f"{name}.docx", media_type=DOCX)
        missing.append("docx")
    if numbered.pdf_id is None:
        numbered.pdf = store(pdf(), name=f"{name}.pdf", media_type=PDF)
        missing.append("pdf")
    if missing:
        with transaction.atomic():
            numbered.save(update_fields=missing)
            files = {"docx": numbered.docx, "pdf": numbered.pdf}
            facts = {name: file.sha256 for name, file in files.items() if file is not None}
            chronicle.write(
                "decision.papers", numbered, [Part(numbered, "papers"), *filter(None, files.values())], facts=facts
            )
