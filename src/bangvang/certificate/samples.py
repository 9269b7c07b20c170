"""Invented words to try a layout with, marked "MẪU", and a certificate as a picture for the page."""

from __future__ import annotations

import base64
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bangvang.catalogue.queries import award_name
from bangvang.certificate.models import Design
from bangvang.files.queries import content
from bangvang_paper.typesetting.certificate import CertificatePaper, certificate_png, layout_of
from bangvang_paper.typesetting.certificate_layout import Layout

SAMPLES = (
    ("short", gettext_lazy("tên ngắn")),
    ("long", gettext_lazy("tên và thành tích dài")),
    ("collective", gettext_lazy("tập thể")),
)
SHORT = SAMPLES[0][0]
_WIDE_PIXELS = 1100


def sample_picture(design: Design, layout: Layout, sample: str) -> str:
    """A picture (data URI) of ``layout`` with words that nobody could take for real ones."""
    return picture_of(sample_paper(design, layout, sample))


def picture_of(paper: CertificatePaper) -> str:
    """The certificate as a data URI that the page's policy lets through."""
    inches = layout_of(paper).width / 25.4
    png = certificate_png(paper, _WIDE_PIXELS / inches)
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def sample_paper(design: Design, layout: Layout, sample: str) -> CertificatePaper:
    body, day = design.body, date(2026, 1, 1)
    words = _words(sample)
    return CertificatePaper(
        recipient_kind="individual",
        name=words[1],
        honorific=words[0],
        position_unit=words[2],
        merit=words[3],
        award_name=award_name(design.award),
        issuer_title=_("Người đứng đầu %(body)s") % {"body": body.name},
        number_code=f"00/QĐ-{body.symbol}",
        decided_on=day,
        golden_book_number="00",
        place=body.place or _("Địa danh"),
        signed_on=day,
        signer_title=_("Chức danh"),
        signer_name=_("Người Ký Mẫu"),
        verify_url="https://mau.example.vn/x/maumaumaumaumaumauma",
        draft_note=_("MẪU, không có giá trị"),
        emblem=content(design.emblem) if design.emblem else None,
        design=layout,
    )


def _words(sample: str) -> tuple[str, str, str, str]:
    """Honorific, name, post and unit, merit."""
    if sample == "collective":
        return "", _("Tập thể Mẫu"), "", _("Đã có thành tích mẫu trong phong trào thi đua mẫu năm 2026")
    if sample == "long":
        return (
            _("Bà"),
            _("Công Tằng Tôn Nữ Nguyễn Thị Mẫu Ngọc Phương Khánh Huyền"),
            _(
                "Phó Trưởng phòng phụ trách Phòng Mẫu về công tác bảo vệ, chăm sóc và bình đẳng, Chi cục Mẫu có tên rất dài"
            ),
            _(
                "Đã có thành tích mẫu đặc biệt xuất sắc trong công tác giải quyết việc làm, giảm nghèo bền vững, đào tạo nghề "
                "cho lao động nông thôn và chăm lo người có công, góp phần hoàn thành vượt mức các chỉ tiêu của năm 2026"
            ),
        )
    return (
        _("Ông"),
        _("Nguyễn Văn Mẫu"),
        _("Chuyên viên, Phòng Mẫu"),
        _("Đã có thành tích mẫu trong phong trào thi đua mẫu năm 2026"),
    )
