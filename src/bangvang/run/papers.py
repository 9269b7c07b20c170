"""Write what a run made into its folder, each file whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from bangvang.certificate.papers import as_printed
from bangvang.certificate.queries import of_decision, with_line
from bangvang.decision.models import Decision
from bangvang.decision.papers import decision_paper
from bangvang.eligibility.models import Assessment
from bangvang.eligibility.queries import proof_sheet
from bangvang.files.actions import write_once
from bangvang.files.queries import content
from bangvang.portal.queries.headline import headline
from bangvang_paper.typesetting.certificate import certificates_pdf
from bangvang_paper.typesetting.decision import decision_docx, decision_pdf
from bangvang_paper.typesetting.proof import proof_sheets_pdf
from bangvang_paper.typesetting.qr import qr_svg


def write_proof_sheets(out: Path, assessments: list[Assessment]) -> None:
    _write(out / "proof-sheets.pdf", proof_sheets_pdf([proof_sheet(assessment) for assessment in assessments]))


def write_decision(out: Path, decision: Decision) -> None:
    """DOCX and PDF; the files that the office keeps when it has rendered them already."""
    paper = decision_paper(decision)
    _write(out / "decision.docx", content(decision.docx) if decision.docx else decision_docx(paper))
    _write(out / "decision.pdf", content(decision.pdf) if decision.pdf else decision_pdf(paper))


def write_certificates(out: Path, decision: Decision) -> int:
    """``certificates.pdf`` and one PDF each in ``certificates/NN.pdf`` by golden-book number; returns how many."""
    certificates = list(with_line(of_decision(decision)))
    _write(out / "certificates.pdf", certificates_pdf([as_printed(certificate) for certificate in certificates]))
    width = max(2, len(str(len(certificates))))
    for certificate in certificates:
        _write(out / "certificates" / f"{certificate.golden_book_number:0{width}d}.pdf", content(certificate.pdf))
    return len(certificates)


def write_article(out: Path, decision: Decision, counts: dict[str, int]) -> None:
    """The news of the decision as one file that opens without a server."""
    address = f"{decision.body.public_base.address}/"
    html = render_to_string(
        "run/article.html",
        {
            "title": headline(decision.body.name, counts, decision.achievement),
            "decision": decision,
            "lines": list(decision.lines.all()),
            "qr": qr_svg(address),
            "address": address,
        },
    )
    _write(out / "article.html", html.encode())


def write_result(out: Path, result: dict[str, Any]) -> None:
    _write(out / "result.json", json.dumps(result, ensure_ascii=False, indent=1).encode())


def _write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    write_once(path, data)
