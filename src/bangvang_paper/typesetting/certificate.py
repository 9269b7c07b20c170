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
from bangvang_paper.typesetting.picture import picture_svg
from bangvang_paper.typesetting.qr import qr_svg
from bangvang_paper.typesetting.wording import clean, long_day

TEMPLATE = "certificate.typ"
# Where no law that has been read speaks of the size, the sheet is A4 lying.
DEFAULT_SIZE_MM = (297.0, 210.0)
# The press holds a whole file in memory while it sets it.
BATCH_PAGES = 500
MOST_PAGES = 2000


@dataclass(frozen=True)
class CertificatePaper:
    """One certificate as it is to be printed; every text is final and set as given.

    ``layout`` is the law book's answer for the award and the day; ``size_mm`` (width, height) is read from it, and A4
    lying is used where it is missing or unread. ``emblem`` is a PNG or SVG given by the agency; without it a neutral
    thin frame keeps the place. ``signer_name`` None leaves the line blank for the pen, ``signed_on`` None leaves the
    day blank. ``number_code`` is number and symbol in one, ``251/QĐ-SLĐTBXH``.
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
    return {"title": clean(papers[0].award_name), "pages": pages, "pictures": list(pictures)}


def _page(paper: CertificatePaper, pictures: dict[str, int]) -> dict[str, object]:
    width, height = _size(paper.layout)
    address = clean(paper.verify_url)
    emblem = picture_svg(paper.emblem) if paper.emblem else None
    return {
        "width": width,
        "height": height,
        "border": pictures.setdefault(border_svg(width, height), len(pictures)),
        "emblem": None if emblem is None else pictures.setdefault(emblem, len(pictures)),
        "issuer": clean(paper.issuer_title).upper(),
        "verb": clean(paper.verb).upper(),
        "award": clean(paper.award_name).upper(),
        "name": clean(f"{paper.honorific} {paper.name}"),
        "unit": clean(paper.position_unit),
        "merit": clean(paper.merit),
        "decision": f"Quyết định số {clean(paper.number_code)}, {long_day(paper.decided_on)}",
        "golden": f"Số sổ vàng: {clean(str(paper.golden_book_number))}",
        "place": f"{clean(paper.place)}, {long_day(paper.signed_on)}",
        "signer_title": clean(paper.signer_title).upper(),
        "signer_name": clean(paper.signer_name or ""),
        "qr": qr_svg(address),
        "address": address,
        "draft": clean(paper.draft_note or ""),
    }


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
