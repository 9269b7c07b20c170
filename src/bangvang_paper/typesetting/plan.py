"""A plan (Kế hoạch) by Nghị định 30/2020/NĐ-CP, Mẫu 1.4: numbered parts with their paragraphs, signature, receivers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang_paper.typesetting.measures import measures_from
from bangvang_paper.typesetting.official import SignedPaper, closing, opening, paragraphs, part_heading
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Block, Sheet
from bangvang_paper.typesetting.wording import clean, ended

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, kw_only=True)
class PlanPaper(SignedPaper):
    """A plan as it is to be signed. ``parts``: heading and paragraphs of each, at most ten; ``opening_words`` stand before
    them."""

    opening_words: Sequence[str]
    parts: Sequence[tuple[str, Sequence[str]]]


def plan_docx(paper: PlanPaper) -> bytes:
    """The plan as an editable DOCX in Times New Roman."""
    return sheet_docx(plan_sheet(paper))


def plan_pdf(paper: PlanPaper) -> bytes:
    """The plan as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(plan_sheet(paper))


def plan_sheet(paper: PlanPaper) -> Sheet:
    """The blocks of the plan, in the order of Mẫu 1.4. Raises ValueError above ten parts."""
    measures = measures_from(paper.layout)
    if len(paper.parts) > len(ROMAN):
        raise ValueError(f"a plan has at most {len(ROMAN)} parts, not {len(paper.parts)}")
    blocks: list[Block] = [
        *opening(paper, measures, "Kế hoạch"),
        *paragraphs(measures, [clean(line) for line in paper.opening_words], "body"),
    ]
    last = len(paper.parts) - 1
    for place, (heading, lines) in enumerate(paper.parts):
        blocks.append(part_heading(measures, f"{ROMAN[place]}. {clean(heading).upper()}"))
        blocks += paragraphs(measures, _ended([clean(line) for line in lines], closing=place == last), "body")
    blocks.append(closing(paper, measures))
    return Sheet(
        title=f"Kế hoạch {clean(paper.heading)}", author=paper.agency_name, measures=measures, blocks=tuple(blocks)
    )


def _ended(lines: Sequence[str], *, closing: bool) -> list[str]:
    """Sentences with their full stops; the last words of the paper close with "./."."""
    whole = [line if line.endswith((".", ":", ";", "!", "?")) else f"{line}." for line in lines if line]
    if not closing or not whole:
        return whole
    return [*whole[:-1], ended([whole[-1].rstrip(".")], last="./.")[0]]
