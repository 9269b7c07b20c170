"""The paper of an own act: annulment, restoration, amendment; in the form of every decision (NĐ 30/2020/NĐ-CP, Mẫu 1.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from bangvang.catalogue.queries import award_name
from bangvang.decision.choices import ActKind, AnnulmentGround, DecisionState
from bangvang.decision.correction_papers import annex_of, corrected, end_of, in_words
from bangvang.decision.models import Act, ActItem
from bangvang.decision.queries import changes_of, items_of
from bangvang.decision.wording import authority_of, counted, counts_of_kinds, default_recipients, joined
from bangvang.register.letterhead import invented, letterhead
from bangvang_law.book import national_book
from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.decision import DecisionPaper
from bangvang_paper.typesetting.wording import grouped

_LAST_ARTICLE = gettext_noop(
    "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng các đơn vị có liên quan và các tập thể, "
    "cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
)


def act_paper(act: Act) -> DecisionPaper:
    """Every word of the paper; a draft leaves the number to the clerk. Only own acts have one."""
    assert act.issuer is not None  # kept by the table: an own act has its issuer
    items = list(items_of(act))
    body = act.body
    matter = _amendment(act) if act.kind == ActKind.AMENDMENT else _about_honours(act, items)
    return DecisionPaper(
        **letterhead(body, on=act.signed_on, note=_note(act)),
        number=act.number,
        symbol=f"QĐ-{body.symbol}",
        signed_on=act.signed_on,
        heading=matter.heading,
        authority_title=authority_of(act.issuer),
        grounds=[*national_book().grounds(act.signed_on, act.signed_on), *matter.grounds],
        proposal_line=_("Xét đề nghị của cơ quan làm công tác thi đua, khen thưởng"),
        articles=[*matter.articles, _(_LAST_ARTICLE)],
        signer_title=act.issuer.title,
        signer_name=act.signer_name or None,
        recipients=default_recipients().splitlines(),
        annex=matter.annex,
    )


@dataclass(frozen=True)
class _Told:
    """What a paper says of its own matter; the rest is the same for every act."""

    heading: str
    grounds: list[str]
    articles: list[str]
    annex: Annex | None


def _about_honours(act: Act, items: Sequence[ActItem]) -> _Told:
    grounds = [_("Căn cứ %(document)s") % {"document": act.based_on}] if act.based_on else []
    return _Told(heading_of(act, items), grounds, _articles(act, items), _annex(items))


def _amendment(act: Act) -> _Told:
    changes = list(changes_of(act))
    amended = {"decision": corrected(changes[0].line.decision)}
    return _Told(
        heading=_("Về việc sửa đổi danh sách kèm theo %(decision)s") % amended,
        grounds=[_("Căn cứ %(decision)s") % amended],
        articles=[
            "\n".join(
                [
                    _("Sửa đổi danh sách kèm theo %(decision)s như sau%(end)s") % (amended | {"end": end_of(changes)}),
                    *(f"{line}." for line in in_words(changes)),
                ]
            ),
            _("Các nội dung khác của %(decision)s không thay đổi.") % amended,
        ],
        annex=annex_of(changes, _("Danh sách sửa đổi")),
    )


def heading_of(act: Act, items: Sequence[ActItem]) -> str:
    """Trích yếu: "Về việc hủy bỏ khen thưởng đối với 1 cá nhân"."""
    verb = _("phục hồi khen thưởng") if act.kind == ActKind.RESTORATION else _("hủy bỏ khen thưởng")
    return _("Về việc %(verb)s đối với %(recipients)s") % {"verb": verb, "recipients": _recipients(items)}


def _recipients(items: Sequence[ActItem]) -> str:
    return joined(counted(counts_of_kinds(item.honour.recipient_kind for item in items)))


def _articles(act: Act, items: Sequence[ActItem]) -> list[str]:
    if act.kind == ActKind.RESTORATION:
        what = _("Phục hồi khen thưởng đã tặng %(recipients)s (có danh sách kèm theo). Lý do: %(facts)s")
        middle = _("Hiện vật khen thưởng, tiền thưởng đã thu hồi được trả lại cho tập thể, cá nhân có tên tại Điều 1.")
    else:
        what = _("Hủy bỏ khen thưởng đã tặng %(recipients)s (có danh sách kèm theo) do %(ground)s. Cụ thể: %(facts)s")
        middle = _money(act, items)
    told = {
        "recipients": _recipients(items),
        "ground": AnnulmentGround(act.ground).label if act.ground else "",
        "facts": act.facts.rstrip("."),
    }
    return [
        f"{what % told}.",
        middle,
    ]


def _money(act: Act, items: Sequence[ActItem]) -> str:
    owed = sum(item.bonus or 0 for item in items)
    what = (
        _("hiện vật khen thưởng và tiền thưởng đã nhận (%(sum)s đồng)") % {"sum": grouped(owed)}
        if owed
        else _("hiện vật khen thưởng và tiền thưởng đã nhận (nếu có)")
    )
    told = _("Tập thể, cá nhân có tên tại Điều 1 nộp lại %(what)s cho %(office)s") % {
        "what": what,
        "office": act.body.name,
    }
    if act.return_by is None:
        return f"{told}."
    return _("%(told)s chậm nhất ngày %(day)s.") % {"told": told, "day": f"{act.return_by:%d/%m/%Y}"}


def _annex(items: Sequence[ActItem]) -> Annex:
    rows: list[list[str | int]] = [
        [place, item.honour.name_as_written, item.honour.unit_as_written, _granted(item)]
        for place, item in enumerate(items, start=1)
    ]
    return Annex(
        title=_("Danh sách kèm theo"),
        columns=[_("STT"), _("Tập thể, cá nhân"), _("Đơn vị"), _("Khen thưởng đã tặng")],
        groups=[AnnexGroup(label="", rows=rows)],
    )


def _granted(item: ActItem) -> str:
    honour = item.honour
    day: date = honour.decided_on
    return _("%(award)s, Quyết định số %(code)s ngày %(day)s") % {
        "award": award_name(honour.award),
        "code": honour.decision_code,
        "day": f"{day:%d/%m/%Y}",
    }


def _note(act: Act) -> str:
    unissued = _("Dự thảo, chưa ban hành") if act.state == DecisionState.DRAFT else ""
    return " · ".join(filter(None, (invented(act.body), unissued)))
