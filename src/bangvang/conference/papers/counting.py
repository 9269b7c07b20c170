"""The minutes of the count of a conference's vote on its list of delegates, as the typesetter takes them."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.conference.models import SlateVote
from bangvang.conference.papers.credentials import quota_words
from bangvang.conference.queries import counted_in, followed_by, outcome_words, standing_of
from bangvang.conference.queries.delegates import Counted
from bangvang.conference.queries.elections import NameLine, Standing
from bangvang.register.letterhead import letterhead
from bangvang.vote.choices import VoteMethod, VoteOutcome
from bangvang.vote.models import Result
from bangvang_paper.typesetting.sheet import Align
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper

MOST_COLUMNS = 6
"""Sections of the hall that fit beside each other on the page."""


def count_minutes(vote: SlateVote, result: Result) -> StatementPaper:
    """Every word of the minutes; no instrument that was read sets a form for it, this one is ours.

    Names, rule and heads are those that stood when the vote was opened. Two tellers sign; where phones voted, nobody
    counted by hand, and who opened and who closed the vote sign. Who voted how is never in it.
    """
    vote = _read_again(vote)
    conference, counted = vote.slate.conference, counted_in(vote)
    body = conference.body
    opened, closed = timezone.localtime(vote.opened_at), timezone.localtime(result.at)
    return StatementPaper(
        kind=_("Biên bản kiểm phiếu") if not (_by_hands(vote) or vote.on_phones) else _("Biên bản kiểm đếm biểu quyết"),
        heading=_("Danh sách đại biểu đi dự %(congress)s") % {"congress": vote.slate.congress},
        **letterhead(body, on=conference.held_on),
        number=None,
        symbol="",
        numbered=False,
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
            Part(_("II. Danh sách đưa ra biểu quyết"), [quota_words(vote.slate), *vote.names.splitlines()]),
            Part(_("III. Thể lệ"), [f"{vote.rule.rstrip('.')}."]),
            Part(_("IV. Kết quả kiểm"), _ballots(vote, counted, result), grid=_grid(vote, counted, result)),
            Part(_("V. Kết luận"), _conclusion(vote, result)),
        ],
        signers=_signers(vote, counted),
    )


def _read_again(vote: SlateVote) -> SlateVote:
    """With how it ended and who settled a tie, which were written after it was opened."""
    return SlateVote.objects.select_related(
        "question", "slate__conference__body", "opened_by", "end__by", "settlement", "slate__followed_by"
    ).get(pk=vote.pk)


def _signers(vote: SlateVote, counted: list[Counted]) -> list[Signer]:
    if vote.on_phones:
        return [
            Signer(_("Người mở biểu quyết"), str(vote.opened_by)),
            Signer(_("Người đóng biểu quyết"), str(vote.end.by)),
        ]
    titles = (_("Người kiểm thứ nhất"), _("Người kiểm thứ hai"))
    return [Signer(title, name) for title, name in zip(titles, _tellers(counted), strict=True)]


def _ballots(vote: SlateVote, counted: list[Counted], result: Result) -> list[str]:
    """What is said of ballots before the figures: on phones how many came, and how many of them tellers wrote down."""
    if vote.on_phones:
        sent = vote.ballots.count()
        helped = vote.ballots.filter(entered_by__isnull=False).count()
        return [
            _(
                "%(sent)d đại biểu biểu quyết công khai, trong đó %(helped)d người giơ tay và do người kiểm ghi giúp; "
                "%(silent)d người không gửi phiếu."
            )
            % {"sent": sent, "helped": helped, "silent": vote.delegates_here - sent}
        ]
    if vote.question.names is None:
        return []
    if _by_hands(vote):
        return _section_lines(counted) if len(counted) > MOST_COLUMNS else []
    issued = vote.question.ballots_given if result.issued is None else result.issued
    back = result.agree + result.blank + result.invalid
    return [
        _(
            "Phát ra %(issued)d phiếu, thu về %(back)d; hợp lệ %(valid)d, phiếu trắng %(blank)d, không hợp lệ %(invalid)d."
        )
        % {"issued": issued, "back": back, "valid": result.agree, "blank": result.blank, "invalid": result.invalid}
    ]


def _section_lines(counted: list[Counted]) -> list[str]:
    """More sections than columns have room: a line a section, votes by the place on the list."""
    return [
        _("%(section)s, %(here)d đại biểu: %(votes)s.")
        % {
            "section": one.label,
            "here": one.question.ballots_given,
            "votes": ", ".join(
                _("số %(place)d được %(votes)d") % {"place": place, "votes": votes}
                for place, votes in enumerate(one.question.result.votes, start=1)
            ),
        }
        for one in counted
    ]


def _by_hands(vote: SlateVote) -> bool:
    return bool(vote.question.method == VoteMethod.OPEN)


def _presence(vote: SlateVote) -> str:
    return _("Triệu tập %(all)d đại biểu, có mặt %(here)d khi biểu quyết.") % {
        "all": vote.delegates,
        "here": vote.delegates_here,
    }


def _grid(vote: SlateVote, counted: list[Counted], result: Result) -> Grid:
    """A row a section and the sum; for ballots one row, with those that are not valid; name by name a row a name."""
    standing = standing_of(vote, result)
    if standing is not None:
        return _names(vote, counted, standing)
    if vote.on_phones:
        of_phones = (_("Có mặt"), _("Đồng ý"), _("Không đồng ý"), _("Không biểu quyết"))
        said = (vote.delegates_here, result.agree, result.disagree, result.blank)
        return Grid(of_phones, [tuple(map(str, said))], ("center",) * 4, whole=range(4))
    if not _by_hands(vote):
        head = (_("Phát ra"), _("Đồng ý"), _("Không đồng ý"), _("Phiếu trắng"), _("Không hợp lệ"))
        row = (vote.question.ballots_given, result.agree, result.disagree, result.blank, result.invalid)
        return Grid(head, [tuple(map(str, row))], ("center",) * 5, whole=range(5))
    head = (_("Khối"), _("Có mặt"), _("Đồng ý"), _("Không đồng ý"), _("Không biểu quyết"))
    rows = [_figures(one.label, one.question.ballots_given, one.question.result) for one in counted]
    rows.append(_figures(_("Cộng"), vote.question.ballots_given, result))
    return Grid(head, rows, ("left", "center", "center", "center", "center"), whole=range(1, 5))


def _names(vote: SlateVote, counted: list[Counted], standing: Standing) -> Grid:
    """Most votes first; hands with a column a section."""
    sections = counted if _by_hands(vote) and 1 < len(counted) <= MOST_COLUMNS else []
    head = (_("Họ và tên"), *(one.label for one in sections), _("Cộng") if sections else _("Số phiếu"), _("Kết quả"))
    rows = [
        (
            f"{line.place}. {line.name}", *(str(one.question.result.votes[line.place - 1]) for one in sections),
            f"{line.votes}/{standing.base_count}", _word(line, standing),
        )
        for line in standing.lines
    ]  # fmt: skip
    figures = len(sections) + 1
    centred: list[Align] = ["center"]
    return Grid(head, rows, ("left", *centred * figures, "left"), whole=range(1, 1 + figures))


def _word(line: NameLine, standing: Standing) -> str:
    if line.elected:
        return _("trúng cử")
    if line.tied:
        return _("bằng phiếu ở suất cuối")
    if not standing.has_threshold:
        return _("chưa có ngưỡng")
    return _("đủ phiếu, hết suất") if line.enough else _("không đủ phiếu")


def _figures(label: str, here: int, result: Result) -> tuple[str, ...]:
    return (label, str(here), str(result.agree), str(result.disagree), str(result.blank))


def _conclusion(vote: SlateVote, result: Result) -> list[str]:
    told = outcome_words(vote, result)
    if vote.question.names is not None:
        again = followed_by(vote.slate)
        second = [_("Hội nghị bầu lại giữa những người bằng phiếu ở suất cuối.")] if again is not None else []
        return [f"{told}.", *second]
    words = {
        VoteOutcome.PASSED: _("%(told)s. Hội nghị thông qua danh sách trên."),
        VoteOutcome.FAILED: _("%(told)s. Hội nghị không thông qua danh sách trên."),
        VoteOutcome.NO_THRESHOLD: _("%(told)s."),
    }
    return [words[VoteOutcome(result.outcome)] % {"told": told}]


def _tellers(counted: list[Counted]) -> list[str]:
    """Who counted as the first and who as the second; several names where somebody was replaced between sections."""
    names: dict[int, dict[str, None]] = {1: {}, 2: {}}
    for one in counted:
        for entry in one.question.entries.filter(superseded=False).select_related("teller").order_by("slot"):
            names[entry.slot][str(entry.teller)] = None
    return [", ".join(names[slot]) for slot in (1, 2)]
