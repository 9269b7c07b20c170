"""Reading copies: many certificates small on A4, each with its line number and two boxes to tick, before the dear print.

They prove nothing: where the QR stands there is a frame that says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.certificate import MOST_PAGES, CertificatePaper, pages_of
from bangvang_paper.typesetting.wording import clean

TEMPLATE = "certificate_proofs.typ"
# Columns and rows by how many stand on a sheet.
GRIDS = {4: (2, 2), 8: (2, 4)}


@dataclass(frozen=True)
class ProofOf:
    """One certificate of the reading copy and the number of its line in the decision."""

    line: int
    paper: CertificatePaper


def certificate_proofs_pdf(items: Sequence[ProofOf], *, heading: str, a_sheet: int = 8) -> bytes:
    """The reading copy as PDF/A-2b; ``heading`` stands on every sheet. Raises ``ValueError`` (in Vietnamese) as certificates do.

    Four on a sheet lie in two columns on A4 lying, so that each is as large as can be; eight stand on A4 standing.
    """
    if a_sheet not in GRIDS:
        raise ValueError("Bản in thử có 4 hoặc 8 giấy một trang.")
    if not items:
        raise ValueError("Chưa có giấy khen nào để in thử.")
    if len(items) > MOST_PAGES:
        raise ValueError(f"Một tệp chỉ chứa tối đa {MOST_PAGES} giấy khen. Hãy in làm nhiều tệp.")
    columns, rows = GRIDS[a_sheet]
    data = pages_of([item.paper for item in items], dead=True)
    lines = [item.line for item in items]
    told = {"lines": lines, "heading": clean(heading), "columns": columns, "rows": rows, "lying": a_sheet == 4}
    return press.pdf(TEMPLATE, {**data, **told})
