"""The decision by which a body sends those who were elected to a higher congress.

No instrument that was read asks for it or sets its words; the form is that of every decision (NĐ 30/2020/NĐ-CP, Mẫu 1.2).
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.conference.models import Slate
from bangvang.conference.papers.credentials import quota_words
from bangvang.conference.queries.elected import elected_by, parted
from bangvang.register.letterhead import letterhead
from bangvang.register.queries import issuer_on
from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.decision import DecisionPaper
from bangvang_paper.typesetting.wording import long_day


def sending_paper(slate: Slate) -> DecisionPaper:
    """Every word; number and day are left to the clerk of documents. Raises `Refusal` before the list has passed."""
    elected = elected_by(slate)
    conference = slate.conference
    body, signer = conference.body, issuer_on(conference.body, conference.held_on)
    title = signer.title if signer else _("Thủ trưởng cơ quan")
    told = {
        "body": body.name, "count": len(elected.names), "to": slate.congress, "name": conference.name,
        "day": long_day(conference.held_on), "result": elected.sentence, "title": title,
    }  # fmt: skip
    rows: list[list[str | int]] = [[place, *parted(name)] for place, name in enumerate(elected.names, start=1)]
    return DecisionPaper(
        **letterhead(body, on=conference.held_on),
        number=None,
        symbol=f"QĐ-{body.symbol}",
        signed_on=None,
        heading=_("Về việc cử đại biểu dự %(to)s") % told,
        authority_title=_("%(title)s %(body)s") % told,
        grounds=[
            _("Căn cứ số đại biểu được phân bổ: %(quota)s") % {"quota": quota_words(slate)},
            _("Căn cứ kết quả biểu quyết tại %(name)s %(day)s: %(result)s") % told,
        ],
        proposal_line=_("Xét đề nghị của cơ quan làm công tác thi đua, khen thưởng"),
        articles=[
            _("Cử %(count)d đại biểu của %(body)s dự %(to)s (có danh sách kèm theo).") % told,
            _("Các đại biểu có tên tại Điều 1 dự đủ các phiên của Đại hội và được hưởng chế độ theo quy định hiện hành."),
            _(
                "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng các đơn vị có liên quan và các đại biểu "
                "có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
            ),
        ],
        signer_title=title,
        recipients=[slate.allotted_by, _("Như Điều 3"), _("Lưu: VT, TĐKT")],
        annex=Annex(
            title=_("Danh sách đại biểu dự %(to)s") % told,
            columns=[_("STT"), _("Họ và tên"), _("Chức vụ, đơn vị")],
            groups=[AnnexGroup(label="", rows=rows)],
        ),
    )
