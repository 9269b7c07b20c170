"""Papers for those who were elected: one letter that introduces all of them to the higher congress, and one for each.

No instrument that was read says how a conference makes its delegates known (the congress itself sets up its delegations); a
letter of introduction (Giấy giới thiệu) is set here as a paper with its name, NĐ 30/2020/NĐ-CP, Mẫu 1.4.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from bangvang.conference.models import Slate
from bangvang.conference.queries.delegates import Share, composition_of
from bangvang.conference.queries.elected import Elected, elected_by, parted
from bangvang.register.letterhead import letterhead
from bangvang.register.queries import issuer_on
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper
from bangvang_paper.typesetting.wording import long_day


def introduction_paper(slate: Slate) -> StatementPaper:
    """The letter that lists all who were elected. Raises `Refusal` before the list has passed."""
    elected = elected_by(slate)
    told = {"body": slate.conference.body.name, "count": len(elected.names), "to": slate.congress}
    rows = [(str(number), *parted(name)) for number, name in enumerate(elected.names, start=1)]
    grid = Grid((_("STT"), _("Họ và tên"), _("Chức vụ, đơn vị")), rows, ("center", "left", "left"))
    return replace(
        _letter(slate, elected),
        parts=[
            Part("", [_("%(body)s trân trọng giới thiệu %(count)d đại biểu dự %(to)s:") % told], grid),
            Part(
                "", [*_composition(slate, elected), _("Đề nghị Ban Tổ chức Đại hội tạo điều kiện để các đại biểu dự Đại hội./.")]
            ),
        ],
    )


def delegate_papers(slate: Slate) -> list[StatementPaper]:
    """A letter for each who was elected, in the order of the list. Raises `Refusal` before the list has passed."""
    elected = elected_by(slate)
    shared = _letter(slate, elected)
    return [replace(shared, parts=[_for(slate, name)]) for name in elected.names]


def _letter(slate: Slate, elected: Elected) -> StatementPaper:
    conference = slate.conference
    body, signer = conference.body, issuer_on(conference.body, conference.held_on)
    told = {"name": conference.name, "day": long_day(conference.held_on), "result": elected.sentence}
    return StatementPaper(
        kind=_("Giấy giới thiệu"),
        heading=_("Đại biểu dự %(to)s") % {"to": slate.congress},
        **letterhead(body, on=conference.held_on),
        number=None,
        symbol=f"GGT-{body.symbol}",
        signed_on=None,
        opening_words=[quota_words(slate), _("%(name)s %(day)s đã biểu quyết: %(result)s.") % told],
        parts=[],
        signers=[Signer(signer.title if signer else _("Thủ trưởng cơ quan"))],
        recipients=[slate.allotted_by, _("Đại biểu có tên"), _("Lưu: VT, TĐKT")],
    )


def quota_words(slate: Slate) -> str:
    """Who allotted how many, by which paper."""
    told = _("%(by)s phân bổ %(seats)d đại biểu") % {"by": slate.allotted_by, "seats": slate.seats}
    if slate.allotting_paper:
        told = _("%(told)s theo %(paper)s") % {"told": told, "paper": slate.allotting_paper}
    return f"{told}."


def _for(slate: Slate, name: str) -> Part:
    who, place = parted(name)
    told = {"body": slate.conference.body.name, "to": slate.congress}
    return Part(
        "",
        [
            _("%(body)s trân trọng giới thiệu:") % told,
            _("Ông/Bà: %(who)s") % {"who": who},
            *([_("Chức vụ, đơn vị: %(place)s") % {"place": place}] if place else []),
            _("là đại biểu dự %(to)s.") % told,
            _("Đề nghị Ban Tổ chức Đại hội tạo điều kiện để đại biểu dự Đại hội./."),
        ],
    )


def _composition(slate: Slate, elected: Elected) -> list[str]:
    """What those elected told of themselves, as counts; of the party only the number that the unit gave.

    Nothing where only some of the list were elected: the counts are of the whole list.
    """
    one = composition_of(slate)
    if one.names != len(elected.names):
        return []
    told = [_share(share) for share in one.shares]
    if one.party_members is not None:
        told.append(_("đảng viên: %(count)d (số đơn vị báo)") % {"count": one.party_members})
    return [_("Cơ cấu: %(told)s.") % {"told": "; ".join(told)}]


def _share(share: Share) -> str:
    told = {"label": share.label, "has": share.has, "told": share.told}
    return _("%(label)s: %(has)d trên %(told)d người đã cho biết") % told
