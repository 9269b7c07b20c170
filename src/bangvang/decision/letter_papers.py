"""A tờ trình as the typesetter takes it: what is asked for, what the body itself found, and the list.

What it has to state: legal grounds; content, form and achievement; other bodies' opinions; the own opinion that object,
conditions and dossier are right (NĐ 152/2025/NĐ-CP, Điều 33 khoản 11).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from bangvang.catalogue.queries import award_name
from bangvang.decision.models import ProposalLetter
from bangvang.decision.wording import counted, counts_of_kinds, joined
from bangvang.eligibility.queries import latest_of
from bangvang.nomination.models import Handling
from bangvang.register.letterhead import letterhead
from bangvang_law.book import national_book
from bangvang_law.finding import Word
from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.letter import LetterPaper


def letter_paper(letter: ProposalLetter) -> LetterPaper:
    """Every word of the paper. As many questions however many dossiers."""
    turns = list(
        letter.handlings.select_related("nomination__proposal__unit").order_by(
            "nomination__proposal_id", "nomination__ordinal"
        )
    )
    body = letter.body
    received = min((turn.received_on for turn in turns), default=letter.signed_on)
    return LetterPaper(
        **letterhead(body, on=letter.signed_on),
        number=letter.number,
        symbol=f"TTr-{body.symbol}",
        signed_on=letter.signed_on,
        heading=_heading(turns),
        addressee=letter.to_body.name,
        grounds=national_book().grounds(received, letter.signed_on),
        paragraphs=_paragraphs(letter, turns),
        signer_title=_("Thủ trưởng cơ quan"),
        signer_name=letter.signer or None,
        recipients=[_("Như trên"), _("Lưu: VT, TĐKT")],
        annex=_annex(turns),
    )


def _heading(turns: Sequence[Handling]) -> str:
    return _("Về việc đề nghị khen thưởng %(recipients)s") % {"recipients": _recipients(turns)}


def _recipients(turns: Sequence[Handling]) -> str:
    return joined(counted(counts_of_kinds(turn.nomination.recipient_kind for turn in turns)))


def _paragraphs(letter: ProposalLetter, turns: Sequence[Handling]) -> list[str]:
    awards = Counter(award_name(turn.nomination.award) for turn in turns)
    asked = joined([f"{name} ({count})" for name, count in awards.most_common()])
    return [
        _("%(body)s kính trình %(to)s xem xét, khen thưởng %(recipients)s, gồm: %(asked)s (có danh sách kèm theo)")
        % {"body": letter.body.name, "to": letter.to_body.name, "recipients": _recipients(turns), "asked": asked},
        _appraisal(turns),
        _("Ý kiến của cơ quan khác (nếu có) gửi kèm hồ sơ"),
        _("Kính trình %(to)s xem xét, quyết định") % {"to": letter.to_body.name},
    ]


def _appraisal(turns: Sequence[Handling]) -> str:
    """The own opinion, as the assessments stand; what was not concluded is not called right."""
    found = latest_of(turns)
    met = sum(1 for turn in turns if turn.pk in found and found[turn.pk].finding == Word.MET)
    told = _(
        "Đã thẩm định đối tượng, điều kiện, hồ sơ: %(met)d trong %(all)d hồ sơ đủ điều kiện theo quy định đã đọc"
    ) % {
        "met": met,
        "all": len(turns),
    }
    if met == len(turns):
        return told
    return _("%(told)s; các hồ sơ còn lại chưa kết luận được hoặc cần cấp trên xem xét, ghi rõ trong danh sách") % {
        "told": told
    }


def _annex(turns: Sequence[Handling]) -> Annex:
    found = latest_of(turns)
    rows: list[list[str | int]] = []
    for place, turn in enumerate(turns, start=1):
        one = turn.nomination
        where = ", ".join(part for part in (one.position, one.unit_name) if part)
        finding = Word(found[turn.pk].finding).vi if turn.pk in found else _("chưa xét")
        rows.append([place, f"{one.honorific} {one.name}".strip(), where, award_name(one.award), one.merit, finding])
    columns = [_("STT"), _("Tập thể, cá nhân"), _("Chức vụ, đơn vị"), _("Đề nghị"), _("Thành tích"), _("Thẩm định")]
    return Annex(title=_("Danh sách đề nghị khen thưởng"), columns=columns, groups=[AnnexGroup(label="", rows=rows)])
