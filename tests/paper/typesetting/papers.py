"""Sample papers for the tests, and readers that look into what came out."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, datetime

import docx
import pypdfium2
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.certificate import CertificatePaper
from bangvang_paper.typesetting.decision import DecisionPaper
from bangvang_paper.typesetting.minutes import MinutesItem, MinutesPaper
from bangvang_paper.typesetting.proof import ProofSheet

HARMFUL = '#let x = $1$ {{ 7*7 }} {% if %} <w:p/> =HYPERLINK("http://a.vn") \\ [b] *c* _d_ `e` @f &amp;'

LAYOUT: dict[str, object] = {
    "page_size_mm": [210, 297],
    "margins_mm": {"top": [20, 25], "bottom": [20, 25], "left": [30, 35], "right": [15, 20]},
    "page_number": {"size_pt": [13, 14]},
    "body": {
        "size_pt": [13, 14],
        "first_indent_mm": [10, 12.7],
        "paragraph_gap_pt_min": 6,
        "line_spacing": [1.0, 1.5],
    },
    "elements": {"national_name": {"size_pt": [12, 13]}, "recipients_list": {"size_pt": [11, 11]}},
}

CERTIFICATE = CertificatePaper(
    recipient_kind="individual",
    honorific="Bà",
    name="Đoàn Thị Hạnh",
    position_unit="Điều dưỡng, Cơ sở cai nghiện ma túy số 2",
    merit="Đã có thành tích tốt trong phong trào thi đua yêu nước giai đoạn 2015–2020",
    award_name="Giấy khen",
    issuer_title="Giám đốc Sở Lao động - Thương binh và Xã hội",
    number_code="251/QĐ-SLĐTBXH",
    decided_on=date(2020, 7, 13),
    golden_book_number=7,
    place="Hải Phòng",
    signed_on=date(2020, 7, 13),
    signer_title="Giám đốc",
    signer_name="Trần Quốc Hưng",
    verify_url="https://thidua.example.vn/x/k3vDq9bRZw2mX7aT",
    layout={"size_mm": [297, 210]},
)

ANNEX = Annex(
    title="Danh sách tập thể, cá nhân được tặng Giấy khen",
    columns=("STT", "Tập thể, cá nhân", "Chức vụ, đơn vị", "Tiền thưởng (đồng)"),
    groups=(
        AnnexGroup("I. Tập thể", [(1, "Trung tâm Dịch vụ việc làm", "", 900_000)]),
        AnnexGroup("II. Cá nhân", [(2, "Bà Đoàn Thị Hạnh", "Điều dưỡng, Cơ sở cai nghiện ma túy số 2", 450_000)]),
    ),
    money_column=3,
    total=1_350_000,
)

DECISION = DecisionPaper(
    parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
    agency="Sở Lao động - Thương binh và Xã hội",
    number=5,
    symbol="QĐ-SLĐTBXH",
    place="Hải Phòng",
    signed_on=date(2020, 7, 13),
    heading="Về việc tặng Giấy khen cho 1 tập thể và 1 cá nhân có thành tích tốt trong phong trào thi đua yêu nước",
    authority_title="Giám đốc Sở Lao động - Thương binh và Xã hội",
    grounds=[
        "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ",
    ],
    proposal_line="Theo đề nghị của Hội đồng Thi đua - Khen thưởng Sở",
    articles=[
        "Tặng Giấy khen cho 1 tập thể và 1 cá nhân (có danh sách kèm theo).",
        "Tiền thưởng kèm theo là 1.350.000 đồng, gồm:\n1. Tập thể: 900.000 đồng.\n2. Cá nhân: 450.000 đồng.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
    ],
    signer_title="Giám đốc",
    signer_name="Trần Quốc Hưng",
    recipients=["Như Điều 3", "Lưu: VT, TĐKT"],
    annex=ANNEX,
    draft_note="Bản dựng thử từ danh sách",
    layout=LAYOUT,
)

MINUTES = MinutesPaper(
    parent_agency="Sở Lao động - Thương binh và Xã hội",
    agency="Hội đồng Thi đua - Khen thưởng",
    number=3,
    symbol="BB-HĐTĐKT",
    place="Hải Phòng",
    signed_on=date(2020, 7, 6),
    heading="Họp Hội đồng Thi đua - Khen thưởng xét tặng Giấy khen",
    began=datetime(2020, 7, 6, 14, 0),
    ended_at=datetime(2020, 7, 6, 16, 30),
    venue="Phòng họp tầng 3",
    attendance=["Có mặt: 11/11 thành viên Hội đồng", "Mời dự: đại diện Văn phòng Sở"],
    chair="Ông Trần Quốc Hưng, Chủ tịch Hội đồng",
    secretary="Bà Lương Thị Hòa",
    tellers=["Ông Lê Quang Toàn", "Bà Vũ Thị Mai"],
    proceedings=["Thư ký báo cáo 2 hồ sơ."],
    threshold="từ 80% tổng số thành viên Hội đồng trở lên",
    threshold_source="Quy chế của Sở, Điều 9",
    items=[
        MinutesItem(1, "Trung tâm Dịch vụ việc làm", "", 11, 11, True, group="I. Tập thể"),
        MinutesItem(2, "Bà Đoàn Thị Hạnh", "Cơ sở cai nghiện ma túy số 2", 8, 11, False, group="II. Cá nhân"),
        MinutesItem(3, "Ông Bùi Đình Dũng", "Văn phòng Sở", 10, 11, None, group="II. Cá nhân"),
    ],
    conclusions=["Hội đồng thống nhất trình Giám đốc Sở."],
    recipients=["Giám đốc Sở", "Lưu: VT"],
    chair_name="Trần Quốc Hưng",
    layout=LAYOUT,
)


def node(
    criterion: str, finding: str, reason: str = "", *parts: dict[str, object], **more: object
) -> dict[str, object]:
    """A node of the law's tree."""
    return {
        "criterion": criterion,
        "finding": finding,
        "reason": reason,
        "citations": [],
        "facts": [],
        **more,
        "parts": list(parts),
    }


PROOF = ProofSheet(
    title=["Đề nghị tặng Giấy khen của Giám đốc Sở"],
    nominee="Bà Đoàn Thị Hạnh",
    nominee_line="Điều dưỡng, Cơ sở cai nghiện ma túy số 2",
    assessed_on=date(2020, 7, 6),
    received_on=date(2020, 7, 1),
    achieved_from=date(2015, 1, 1),
    achieved_until=date(2020, 6, 30),
    finding="needs_person",
    tree=node(
        "commendation_letter",
        "needs_person",
        "",
        node("authority", "met", "Giám đốc sở được tặng Giấy khen.", citations=["Luật 15/2003/QH11, Điều 80 khoản 1"]),
        node("stated", "needs_person", "Điều kiện do cơ quan quy định.", facts=["Biên bản ngày 06/7/2020"]),
    ),
    book_edition="2026-11-23/3f9a1c2b",
)


def with_name(paper: CertificatePaper, name: str) -> CertificatePaper:
    """The same certificate for somebody else."""
    return replace(paper, name=name)


def pdf_pages(data: bytes) -> list[str]:
    """The text of every page."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def docx_text(data: bytes) -> str:
    """The text of the body in reading order, paragraphs and cells alike; a merged cell counts once."""
    parts: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts += _table_text(block)
    return "\n".join(parts)


def _table_text(table: Table) -> list[str]:
    parts: list[str] = []
    for row in table.rows:
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                parts.append(cell.text)
    return parts


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def squeezed(text: str) -> str:
    """Text without white space: line breaks of a page are not words."""
    return re.sub(r"[\s\u00a0\u0002\ufffe]+", "", text)


def in_one_line(text: str) -> str:
    return " ".join(text.split())
