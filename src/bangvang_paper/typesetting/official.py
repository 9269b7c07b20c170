"""What every official paper says of itself, and how it begins: agency, nation, number, place and day, its kind and heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.measures import Measures
from bangvang_paper.typesetting.sheet import Block, Pair, Paragraph, Run
from bangvang_paper.typesetting.wording import clean, number_and_symbol


@dataclass(frozen=True, kw_only=True)
class OfficialPaper:
    """Titles and agencies come in their natural case; capitals are made here. ``number`` None leaves room for the clerk,
    ``signed_on`` None for the day. ``layout`` is the law book's document layout for the day."""

    parent_agency: str
    agency: str | Sequence[str]
    number: int | str | None
    symbol: str
    place: str
    signed_on: date | None
    heading: str
    draft_note: str | None = None
    layout: Mapping[str, object] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """Number and symbol as they stand on the paper."""
        return number_and_symbol(self.number, clean(self.symbol))

    @property
    def agency_name(self) -> str:
        """The issuing agency on one line."""
        return clean(self.agency if isinstance(self.agency, str) else " ".join(self.agency))


@dataclass(frozen=True, kw_only=True)
class SignedPaper(OfficialPaper):
    """A paper that one person signs. ``power`` is "TM." and the like, or a whole line such as "KT. GIÁM ĐỐC";
    ``signer_name`` None leaves the line for the pen; ``recipients`` come without closing signs."""

    signer_title: str
    recipients: Sequence[str]
    power: str | None = None
    signer_name: str | None = None


def opening(paper: OfficialPaper, measures: Measures, kind: str) -> list[Block]:
    """Everything above the first words of the body (NĐ 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5)."""
    head = letterhead.head(
        measures,
        parent=paper.parent_agency,
        agency=paper.agency,
        number=paper.code,
        place=paper.place,
        day=paper.signed_on,
    )
    return [*letterhead.draft_line(paper.draft_note), *head, *letterhead.heading(measures, kind, paper.heading)]


def closing(paper: SignedPaper, measures: Measures, *, mark: str = "") -> Pair:
    """Receivers beside the signature, below the last words; ``mark`` names the room for a digital signature."""
    return Pair(
        letterhead.receivers(measures, paper.recipients),
        letterhead.signature(measures, power=paper.power, title=paper.signer_title, name=paper.signer_name, mark=mark),
        before=14,
    )


def paragraphs(measures: Measures, lines: Sequence[str], size: str, *, italic: bool = False) -> list[Block]:
    """Paragraphs of the body, first line indented; ``size`` names a size of the measures."""
    return [body_paragraph(measures, (Run(line, italic=italic),), size) for line in lines]


def body_paragraph(
    measures: Measures, runs: tuple[Run, ...], size: str = "body", *, extra: float = 0, tied: bool = False
) -> Paragraph:
    """One paragraph of the body; ``extra`` stands above it besides the gap, ``tied`` keeps it with what follows."""
    return Paragraph(
        runs,
        measures.size(size),
        before=measures.gap + extra,
        indent=measures.indent,
        spacing=measures.line_spacing,
        tied=tied,
    )


def part_heading(measures: Measures, words: str) -> Paragraph:
    """Bold, with what follows (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6 d)."""
    return Paragraph(
        (Run(words, bold=True),), measures.size("body"), before=measures.gap, indent=measures.indent, tied=True
    )
