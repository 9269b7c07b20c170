"""An invitation (Giấy mời) for one person, with the QR code that the door reads; or those of a whole list, one a sheet.

Nghị định 30/2020/NĐ-CP has a form for it, Mẫu 1.7 of Phụ lục III. Its measures are those of Phụ lục I, which was read; the
order of lines in Mẫu 1.7 was not read, so the one here is ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.measures import Measures, measures_from, within
from bangvang_paper.typesetting.official import OfficialPaper, body_paragraph, opening, paragraphs
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Block, Code, Inner, Pair, Paragraph, Run, Sheet, bound
from bangvang_paper.typesetting.statement import Grid, Signer, grid_table
from bangvang_paper.typesetting.wording import clean

_CODE_MM = 28.0
_SMALL = 13.0


@dataclass(frozen=True, kw_only=True)
class InvitationPaper(OfficialPaper):
    """``invites`` begins the sentence that ``name`` and ``place_of_name`` end; ``facts`` are (label, words), in order.

    ``qr`` is what the code holds; ``beside_qr`` are the lines under it. ``programme`` None leaves the table out.
    """

    invites: str
    name: str
    place_of_name: str
    facts: Sequence[tuple[str, str]]
    closing: Sequence[str]
    qr: str
    beside_qr: Sequence[str]
    signer: Signer
    recipients: Sequence[str]
    programme: Grid | None = None


def invitations_docx(papers: Sequence[InvitationPaper]) -> bytes:
    """The invitations as an editable DOCX, each on a sheet of its own. Raises ValueError for none."""
    return sheet_docx(bound([invitation_sheet(paper) for paper in papers]))


def invitations_pdf(papers: Sequence[InvitationPaper]) -> bytes:
    """The invitations as PDF/A-2b, word for word the same. Raises ValueError for none, ``press.Unprintable``."""
    return sheet_pdf(bound([invitation_sheet(paper) for paper in papers]))


def invitation_sheet(paper: InvitationPaper) -> Sheet:
    """The blocks of one invitation."""
    measures = _measures(paper.layout)
    title = f"Giấy mời {clean(paper.heading)}"
    return Sheet(title=title, author=paper.agency_name, measures=measures, blocks=tuple(_blocks(paper, measures)))


def _blocks(paper: InvitationPaper, measures: Measures) -> list[Block]:
    blocks: list[Block] = [*opening(paper, measures, "Giấy mời"), _whom(paper, measures)]
    blocks += [_fact(label, words, measures) for label, words in paper.facts if clean(words)]
    if paper.programme is not None:
        blocks += [_fact("Chương trình", "", measures), grid_table(paper.programme, measures)]
    blocks += paragraphs(measures, [clean(line) for line in paper.closing if clean(line)], "body")
    size = measures.size("recipients_list")
    beside = [Paragraph((Run(clean(line), italic=True),), size, align="left") for line in paper.beside_qr]
    left: tuple[Inner, ...] = (*letterhead.receivers(measures, paper.recipients), Code(paper.qr, _CODE_MM), *beside)
    signed = letterhead.signature(
        measures, power=clean(paper.signer.party) or None, title=paper.signer.title, name=paper.signer.name
    )
    return [*blocks, Pair(left, signed, before=8)]


def _measures(layout: Mapping[str, object]) -> Measures:
    """The smallest letters and lines that the law allows in the body, so that an invitation keeps to one sheet."""
    measures = measures_from(layout)
    sizes = {**measures.sizes, "body": within(_in_body(layout, "size_pt"), _SMALL)}
    return replace(measures, sizes=sizes, line_spacing=within(_in_body(layout, "line_spacing"), 1.0))


def _in_body(layout: Mapping[str, object], name: str) -> object:
    body = layout.get("body")
    return body.get(name) if isinstance(body, Mapping) else None


def _whom(paper: InvitationPaper, measures: Measures) -> Paragraph:
    """ "Sở … trân trọng kính mời: **Lê Thị Mận**, Trưởng phòng, Phòng A"."""
    runs = [Run(f"{clean(paper.invites)}: "), Run(clean(paper.name), bold=True)]
    if place := clean(paper.place_of_name):
        runs.append(Run(f", {place}"))
    return body_paragraph(measures, tuple(runs))


def _fact(label: str, words: str, measures: Measures) -> Paragraph:
    said = (Run(f" {clean(words)}"),) if words else ()
    return body_paragraph(measures, (Run(f"{label}:", bold=True), *said), tied=not words)
