"""Giấy khen and other certificates, one page each, by Nghị định 98/2023/NĐ-CP, Điều 104.

From the top: place for the emblem, quốc hiệu, tiêu ngữ, the title of the person who decides (red), what is done
(black), the name of the award (red), the recipient, post and unit, the achievement. Bottom left: the decision and the
golden-book number, under them the QR code with its address; bottom right: place and day, title, room for signature and
seal, name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.border import border_svg
from bangvang_paper.typesetting.fitting import MM_PER_POINT, Slot, fitted, width_mm
from bangvang_paper.typesetting.letterhead import MOTTO, power_and_title
from bangvang_paper.typesetting.picture import picture_svg
from bangvang_paper.typesetting.qr import qr_svg
from bangvang_paper.typesetting.wording import clean, long_day

TEMPLATE = "certificate.typ"
# Where no law that has been read speaks of the size, the sheet is A4 lying.
DEFAULT_SIZE_MM = (297.0, 210.0)
# The press holds a whole file in memory while it sets it.
BATCH_PAGES = 500
MOST_PAGES = 2000
# Room for each text on A4 lying, in mm; other sheets scale with their smaller side. The upper part is as wide as the
# sheet less 52 mm, see the template.
_UPPER = 245.0
# Side of the square of the QR code in mm on A4 lying. A signed one has four times the modules: at 29 mm each is a third of a
# millimetre, which a phone reads from a print of 300 dpi.
_CODE, _SIGNED_CODE = 23.0, 29.0
_MOTTO = width_mm(MOTTO, 5.2 / MM_PER_POINT, bold=True)
_SLOTS = {
    "issuer": Slot(_UPPER, alone=(6.4, 6, 5.6), several=(6.4, 6, 5.6, 5.2, 4.8)),
    "award": Slot(_UPPER, alone=(15.5, 13.5, 11.5, 9.5), several=(9.5, 8), tracking=0.03),
    "name": Slot(_UPPER, alone=(9.4, 8.6, 7.8, 7), several=(8.6, 7.8, 7, 6.4)),
    "unit": Slot(_UPPER - 10, alone=(5.6, 5.2), several=(5.6, 5.2, 4.8, 4.4), bold=False),
    "merit": Slot(_UPPER - 10, alone=(5.6, 5.2), several=(5.6, 5.2, 4.8, 4.4, 4), lines=3, bold=False),
    "decision": Slot(122, alone=(4.5, 4.2, 3.9), several=(4.2, 3.9)),
    "address": Slot(122, alone=(3.2, 2.9, 2.6), several=(2.6,), bold=False),
    "signer_name": Slot(106, alone=(5.3, 4.8, 4.4), several=(4.8, 4.4)),
    "signer_title": Slot(106, alone=(5, 4.6), several=(5, 4.6, 4.2)),
}


@dataclass(frozen=True)
class CertificatePaper:
    """One certificate as it is to be printed; every text is final and set as given.

    ``layout`` is the law book's answer for the award and the day; ``size_mm`` (width, height) is read from it, and A4
    lying is used where it is missing or unread. ``emblem`` is a PNG or SVG given by the agency; without it a neutral
    thin frame keeps the place. ``statement`` is the signed letters that the QR holds behind ``verify_url`` and a ``#``; the
    address is printed without them. ``signer_name`` None leaves the line blank for the pen, ``signed_on`` None leaves the
    day blank. ``number_code`` is number and symbol in one, ``251/QĐ-SLĐTBXH``. ``power`` is as on the decision: "TM."
    and the like, or a line of its own such as "KT. GIÁM ĐỐC" above the signer's title.
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
    verb: str = "Tặng"
    draft_note: str | None = None
    emblem: bytes | None = None
    layout: Mapping[str, object] = field(default_factory=dict)


def certificates_pdf(papers: Sequence[CertificatePaper]) -> bytes:
    """All certificates in one PDF/A-2b, a page each, in the order given.

    Papers of one call may differ in size. Raises ``ValueError`` (in Vietnamese) for no papers, for more than
    ``MOST_PAGES``, for an emblem that is no picture and for letters that no font has.
    """
    if not papers:
        raise ValueError("Chưa có giấy khen nào để in.")
    if len(papers) > MOST_PAGES:
        raise ValueError(f"Một tệp chỉ chứa tối đa {MOST_PAGES} giấy khen. Hãy in làm nhiều tệp.")
    return press.pdf(TEMPLATE, _batch(papers))


def certificate_batches(papers: Sequence[CertificatePaper]) -> Iterator[bytes]:
    """Any number of certificates as PDFs of at most ``BATCH_PAGES`` pages, one after another, in little memory."""
    for start in range(0, len(papers), BATCH_PAGES):
        yield certificates_pdf(papers[start : start + BATCH_PAGES])


def certificate_pdfs(papers: Sequence[CertificatePaper]) -> list[bytes]:
    """Each certificate as a PDF of its own, in the order given, set on two threads."""
    return press.on_two_threads(lambda share: [press.pdf(TEMPLATE, _batch([paper])) for paper in share], papers)


def _batch(papers: Sequence[CertificatePaper]) -> dict[str, object]:
    """The data of one compile. A picture used by many pages is written once."""
    pictures: dict[str, int] = {}
    pages = [_page(paper, pictures) for paper in papers]
    return {"title": clean(papers[0].award_name), "motto": _MOTTO, "pages": pages, "pictures": list(pictures)}


def _page(paper: CertificatePaper, pictures: dict[str, int]) -> dict[str, object]:
    width, height = _size(paper.layout)
    address = clean(paper.verify_url)
    emblem = picture_svg(paper.emblem) if paper.emblem else None
    words = {
        "issuer": clean(paper.issuer_title).upper(),
        "award": clean(paper.award_name).upper(),
        "name": clean(f"{paper.honorific} {paper.name}"),
        "unit": clean(paper.position_unit),
        "merit": clean(paper.merit),
        "decision": f"Quyết định số {clean(paper.number_code)}, {long_day(paper.decided_on)}",
        "signer_name": clean(paper.signer_name or ""),
        "address": address,
    }
    return {
        "width": width,
        "height": height,
        "border": pictures.setdefault(border_svg(width, height), len(pictures)),
        "emblem": None if emblem is None else pictures.setdefault(emblem, len(pictures)),
        "verb": clean(paper.verb).upper(),
        "golden": f"Số sổ vàng: {clean(str(paper.golden_book_number))}",
        "place": f"{clean(paper.place)}, {long_day(paper.signed_on)}",
        "signer_title": [_set(line, "signer_title") for line in power_and_title(paper.power, paper.signer_title)],
        "qr": qr_svg(f"{address}#{paper.statement}" if paper.statement else address),
        "code": _SIGNED_CODE if paper.statement else _CODE,
        "draft": clean(paper.draft_note or ""),
        **{slot: _set(text, slot) for slot, text in words.items()},
    }


def _set(text: str, slot: str) -> dict[str, object]:
    found = fitted(text, _SLOTS[slot])
    return {"size": found.size, "lines": found.lines}


def _size(layout: Mapping[str, object]) -> tuple[float, float]:
    """Width and height in mm. Raises ``ValueError`` for a size that no certificate can have."""
    size = layout.get("size_mm")
    if size is None:
        return DEFAULT_SIZE_MM
    if not isinstance(size, Sequence) or isinstance(size, str) or len(size) != 2:
        raise ValueError(f"Khổ giấy phải gồm hai số (rộng, cao) tính bằng mm, không phải “{size}”.")
    width, height = (float(side) for side in size)
    if not (200 <= width <= 600 and 140 <= height <= 450):
        raise ValueError(f"Khổ giấy {width:g} × {height:g} mm nằm ngoài khoảng in được (200–600 × 140–450 mm).")
    return width, height
