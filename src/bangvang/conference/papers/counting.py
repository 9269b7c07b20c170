"""The minutes of the count of a conference's vote on its list of delegates, as the typesetter takes them."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.conference.models import SlateVote
from bangvang.conference.queries import counted_in, result_words
from bangvang.conference.queries.delegates import Counted
from bangvang.vote.choices import VoteMethod, VoteOutcome
from bangvang.vote.models import Question, Result
from bangvang_law.book import national_book
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper


def count_minutes(vote: SlateVote, result: Result) -> StatementPaper:
    """Every word of the minutes; no instrument that was read sets a form for it, this one is ours. Two tellers sign.

    Names, rule and heads are those that stood when the vote was opened.
    """
    conference, counted = vote.slate.conference, counted_in(vote)
    body = conference.body
    opened, closed = timezone.localtime(vote.opened_at), timezone.localtime(result.at)
    return StatementPaper(
        kind=_("Biên bản kiểm phiếu") if not _by_hands(vote) else _("Biên bản kiểm đếm biểu quyết"),
        heading=_("Danh sách đại biểu đi dự %(congress)s") % {"congress": vote.slate.congress},
        parent_agency=body.parent_agency,
        agency=body.name,
        number=None,
        symbol="",
        numbered=False,
        place=body.place,
        signed_on=conference.held_on,
        opening_words=[
            _("%(conference)s, ngày %(day)s%(place)s.")
            % {
                "conference": conference.name,
                "day": f"{conference.held_on:%d/%m/%Y}",
                "place": f", {conference.place}" if conference.place else "",
            },
            _("Bắt đầu biểu quyết lúc %(began)s, kiểm xong lúc %(ended)s (giờ ghi trong phần mềm).")
            % {"began": f"{opened:%H:%M %d/%m/%Y}", "ended": f"{closed:%H:%M %d/%m/%Y}"},
        ],
        parts=[
            Part(_("I. Đại biểu"), [_presence(vote)]),
            Part(_("II. Danh sách đưa ra biểu quyết"), [_quota(vote), *vote.names.splitlines()]),
            Part(_("III. Thể lệ"), [f"{vote.rule.rstrip('.')}."]),
            Part(_("IV. Kết quả kiểm"), grid=_grid(vote, counted, result)),
            Part(_("V. Kết luận"), [_conclusion(vote.question, result)]),
        ],
        signers=[
            Signer(title, name)
            for title, name in zip((_("Người kiểm thứ nhất"), _("Người kiểm thứ hai")), _tellers(counted), strict=True)
        ],
        draft_note=_("Số liệu minh hoạ") if body.demonstration else None,
        layout=national_book().document_layout(on=conference.held_on),
    )


def _by_hands(vote: SlateVote) -> bool:
    return bool(vote.question.method == VoteMethod.OPEN)


def _presence(vote: SlateVote) -> str:
    return _("Triệu tập %(all)d đại biểu, có mặt %(here)d khi biểu quyết.") % {
        "all": vote.delegates,
        "here": vote.delegates_here,
    }


def _quota(vote: SlateVote) -> str:
    slate = vote.slate
    told = _("%(by)s phân bổ %(seats)d đại biểu") % {"by": slate.allotted_by, "seats": slate.seats}
    if slate.allotting_paper:
        told = _("%(told)s theo %(paper)s") % {"told": told, "paper": slate.allotting_paper}
    return f"{told}."


def _grid(vote: SlateVote, counted: list[Counted], result: Result) -> Grid:
    """A row a section and the sum; for ballots one row, with those that are not valid."""
    if not _by_hands(vote):
        head = (_("Phát ra"), _("Đồng ý"), _("Không đồng ý"), _("Phiếu trắng"), _("Không hợp lệ"))
        row = (vote.question.ballots_given, result.agree, result.disagree, result.blank, result.invalid)
        return Grid(head, [tuple(map(str, row))], ("center",) * 5, whole=range(5))
    head = (_("Khối"), _("Có mặt"), _("Đồng ý"), _("Không đồng ý"), _("Không biểu quyết"))
    rows = [_figures(one.label, one.question.ballots_given, one.question.result) for one in counted]
    rows.append(_figures(_("Cộng"), vote.question.ballots_given, result))
    return Grid(head, rows, ("left", "center", "center", "center", "center"), whole=range(1, 5))


def _figures(label: str, here: int, result: Result) -> tuple[str, ...]:
    return (label, str(here), str(result.agree), str(result.disagree), str(result.blank))


def _conclusion(question: Question, result: Result) -> str:
    told = result_words(question, result)
    words = {
        VoteOutcome.PASSED: _("%(told)s. Hội nghị thông qua danh sách trên."),
        VoteOutcome.FAILED: _("%(told)s. Hội nghị không thông qua danh sách trên."),
        VoteOutcome.NO_THRESHOLD: _("%(told)s."),
    }
    return words[VoteOutcome(result.outcome)] % {"told": told}


def _tellers(counted: list[Counted]) -> list[str]:
    """Who counted as the first and who as the second; several names where somebody was replaced between sections."""
    names: dict[int, dict[str, None]] = {1: {}, 2: {}}
    for one in counted:
        for entry in one.question.entries.filter(superseded=False).select_related("teller").order_by("slot"):
            names[entry.slot][str(entry.teller)] = None
    return [", ".join(names[slot]) for slot in (1, 2)]
