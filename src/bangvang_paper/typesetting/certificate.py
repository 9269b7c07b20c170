"""Giấy khen and other certificates, one page each: the words of a paper, set by a layout that is data.

The layout comes from `certificate_layout` (or from `certificate_default` when the body has changed nothing), what stands
where is reckoned in `certificate_setting`; here pages are put together and handed to the press.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.border import border_svg
from bangvang_paper.typesetting.certificate_default import A4_MM, default_layout
from bangvang_paper.typesetting.certificate_layout import HEIGHTS_MM, WIDTHS_MM, Layout
from bangvang_paper.typesetting.certificate_setting import AS_SET, Nudge, Placed, emblem_box, motto_rule, placed_texts
from bangvang_paper.typesetting.letterhead import MOTTO, NATION, power_and_title
from bangvang_paper.typesetting.picture import picture_svg
from bangvang_paper.typesetting.qr import qr_svg
from bangvang_paper.typesetting.wording import clean, long_day

TEMPLATE = "certificate.typ"
# The press holds a whole file in memory while it sets it.
BATCH_PAGES = 500
MOST_PAGES = 2000


@dataclass(frozen=True)
class CertificatePaper:
    """One certificate as it is to be printed; every text is final and set as given.

    ``layout`` is the law book's answer for the award and the day; ``size_mm`` (width, height) is read from it, and A4
    lying is used where it is missing or unread. ``design`` is the body's own layout; None leaves the default for that
    size. ``emblem`` is a PNG or SVG given by the agency; without it a neutral thin frame keeps the place. ``statement`` is
    the signed letters that the QR holds behind ``verify_url`` and a ``#``; the address is printed without them.
    ``signer_name`` None leaves the line blank for the pen, ``signed_on`` None leaves the day blank. ``number_code`` is
    number and symbol in one, ``251/QĐ-SLĐTBXH``. ``power`` is as on the decision: "TM." and the like, or a line of its own
    such as "KT. GIÁM ĐỐC" above the signer's title. ``verb`` "" takes the layout's.
    """

    recipient_kind: str
    name: str
    merit: str
    award_name: str
    issuer_title: str
    number_code: str
    decided_on: date | None
    golden_book_number: int | str
    place: str
    signed_on: date | None
    signer_title: str
    verify_url: str
    statement: str = ""
    power: str | None = None
    signer_name: str | None = None
    honorific: str = ""
    position_unit: str = ""
    verb: str = ""
    draft_note: str | None = None
    emblem: bytes | None = None
    layout: Mapping[str, object] = field(default_factory=dict)
    design: Layout | None = None
    nudge: Nudge = AS_SET


@dataclass(frozen=True)
class PrintRun:
    """How pages meet the printer: ``overprint`` leaves out what a blank has already; all of the page is made larger by
    ``scale`` from the upper left corner, then moved by ``dx`` to the right and ``dy`` downwards, in mm."""

    overprint: bool = False
    dx: float = 0.0
    dy: float = 0.0
    scale: float = 1.0


FULL = PrintRun()


def certificates_pdf(papers: Sequence[CertificatePaper], run: PrintRun = FULL) -> bytes:
    """All certificates in one PDF/A-2b, a page each, in the order given.

    Papers of one call may differ in size. Raises ``ValueError`` (in Vietnamese) for no papers, for more than
    ``MOST_PAGES``, for an emblem that is no picture and for letters that no font has.
    """
    if not papers:
        raise ValueError("Chưa có giấy khen nào để in.")
    if len(papers) > MOST_PAGES:
        raise ValueError(f"Một tệp chỉ chứa tối đa {MOST_PAGES} giấy khen. Hãy in làm nhiều tệp.")
    return press.pdf(TEMPLATE, pages_of(papers, run))


def certificate_batches(papers: Sequence[CertificatePaper], run: PrintRun = FULL) -> Iterator[bytes]:
    """Any number of certificates as PDFs of at most ``BATCH_PAGES`` pages, one after another, in little memory."""
    for start in range(0, len(papers), BATCH_PAGES):
        yield certificates_pdf(papers[start : start + BATCH_PAGES], run)


def certificate_pdfs(papers: Sequence[CertificatePaper]) -> list[bytes]:
    """Each certificate as a PDF of its own, in the order given, set on two threads."""
    return press.on_two_threads(lambda share: [press.pdf(TEMPLATE, pages_of([paper])) for paper in share], papers)


def certificate_png(paper: CertificatePaper, dots_per_inch: float) -> bytes:
    """One certificate as a picture for the screen. Raises as `certificates_pdf` does."""
    return press.png(TEMPLATE, pages_of([paper]), dots_per_inch)


def pages_of(papers: Sequence[CertificatePaper], run: PrintRun = FULL, *, dead: bool = False) -> dict[str, object]:
    """The data of one compile. A picture used by many pages is written once; ``dead`` papers have a frame for their QR."""
    pictures: dict[str, int] = {}
    pages = [_page(paper, pictures, run, dead) for paper in papers]
    return {"title": clean(papers[0].award_name), "pages": pages, "pictures": list(pictures)}


def _page(paper: CertificatePaper, pictures: dict[str, int], run: PrintRun, dead: bool) -> dict[str, object]:
    layout = layout_of(paper)
    full = not run.overprint
    texts = placed_texts(layout, _words(paper, layout), paper.nudge, emblem=paper.emblem is not None)
    shown = [text for text in texts if full or text.element.printing == "both"]
    border = border_svg(layout.width, layout.height, layout.border, layout.edge) if full else ""
    return {
        "width": layout.width,
        "height": layout.height,
        "dx": run.dx,
        "dy": run.dy,
        "scale": run.scale,
        "border": pictures.setdefault(border, len(pictures)) if border else None,
        "texts": [_drawn(text) for text in shown],
        "rules": [motto_rule(text) for text in shown if text.name == "motto"],
        "draft": clean(paper.draft_note or ""),
        **_pictures(paper, layout, pictures, full, dead),
    }


def _pictures(
    paper: CertificatePaper, layout: Layout, pictures: dict[str, int], full: bool, dead: bool
) -> dict[str, object]:
    """Emblem and QR, each as [x, y, width, height] and what fills it; None where it is not printed."""
    emblem, code = layout.elements["emblem"], layout.elements["qr"]
    told: dict[str, object] = {"emblem": None, "qr": None}
    if emblem.printing == "both" or (full and emblem.printing == "full"):
        box = emblem_box(layout, empty=paper.emblem is None)
        svg = picture_svg(paper.emblem) if paper.emblem else None
        index = None if svg is None else pictures.setdefault(svg, len(pictures))
        told["emblem"] = {"box": [box.x, box.y, box.width, box.height], "picture": index}
    if code.printing == "both" or (full and code.printing == "full"):
        moved = paper.nudge if code.printing == "both" else AS_SET
        address = clean(paper.verify_url)
        svg = None if dead else qr_svg(f"{address}#{paper.statement}" if paper.statement else address)
        place = [code.box.x + moved.dx, code.box.y + moved.dy, code.box.width, code.box.height]
        told["qr"] = {"box": place, "svg": svg}
    return told


def _words(paper: CertificatePaper, layout: Layout) -> dict[str, tuple[str, ...]]:
    return {
        "national_name": (NATION,),
        "motto": (MOTTO,),
        "issuer": (clean(paper.issuer_title).upper(),),
        "verb": (clean(paper.verb or layout.verb).upper(),),
        "award": (clean(paper.award_name).upper(),),
        "recipient": (clean(f"{paper.honorific} {paper.name}"),),
        "position_unit": (clean(paper.position_unit),),
        "merit": (clean(paper.merit),),
        "decision": (f"Quyết định số {clean(paper.number_code)}, {long_day(paper.decided_on)}",),
        "golden": (f"Số sổ vàng: {clean(str(paper.golden_book_number))}",),
        "address": (clean(paper.verify_url),),
        "place_day": (f"{clean(paper.place)}, {long_day(paper.signed_on)}",),
        "signer_title": tuple(power_and_title(paper.power, paper.signer_title)),
        "signer_name": (clean(paper.signer_name or ""),),
    }


def _drawn(text: Placed) -> dict[str, object]:
    element = text.element
    return {
        "x": text.x,
        "y": text.y,
        "width": text.width,
        "size": text.size,
        "lines": text.lines,
        "leading": text.leading,
        "align": element.align,
        "bold": element.bold,
        "italic": element.italic,
        "colour": element.colour,
        "tracking": element.tracking,
    }


def layout_of(paper: CertificatePaper) -> Layout:
    """The body's layout, or the default on the sheet that the law asks for. Raises ``ValueError`` for a size that cannot be."""
    return paper.design or default_layout(_size(paper.layout), signed=bool(paper.statement))


def _size(layout: Mapping[str, object]) -> tuple[float, float]:
    """Width and height in mm. Raises ``ValueError`` for a size that no certificate can have."""
    size = layout.get("size_mm")
    if size is None:
        return A4_MM
    if not isinstance(size, Sequence) or isinstance(size, str) or len(size) != 2:
        raise ValueError(f"Khổ giấy phải gồm hai số (rộng, cao) tính bằng mm, không phải “{size}”.")
    width, height = (float(side) for side in size)
    if not (WIDTHS_MM[0] <= width <= WIDTHS_MM[1] and HEIGHTS_MM[0] <= height <= HEIGHTS_MM[1]):
        raise ValueError(f"Khổ giấy {width:g} × {height:g} mm nằm ngoài khoảng in được (200–600 × 140–450 mm).")
    return width, height
