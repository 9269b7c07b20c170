"""The programme and the script of the master of ceremonies as papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.conference.models import Conference, ScriptPrint
from bangvang.conference.queries.programme import Timed
from bangvang.conference.script import Part as Led
from bangvang.conference.script import Passage, from_data
from bangvang.register.letterhead import letterhead
from bangvang.register.queries import issuer_on
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper
from bangvang_paper.typesetting.wording import long_day


def programme_paper(conference: Conference, items: Sequence[Timed]) -> StatementPaper:
    """The programme as an administrative paper with its name (NĐ 30/2020/NĐ-CP, Mẫu 1.4), for the head to sign."""
    body = conference.body
    signer = issuer_on(body, conference.held_on)
    return StatementPaper(
        kind=_("Chương trình"),
        heading=conference.name,
        **letterhead(body, on=conference.held_on),
        number=None,
        symbol=f"CTr-{body.symbol}",
        signed_on=None,
        opening_words=[when_and_where(conference)],
        parts=[Part("", grid=_grid(items))],
        signers=[Signer(signer.title if signer else _("Thủ trưởng cơ quan"))],
        recipients=[_("Đại biểu dự hội nghị"), _("Lưu: VT, TĐKT")],
    )


def when_and_where(conference: Conference) -> str:
    """ "Thời gian, địa điểm: chiều ngày 13 tháng 7 năm 2020, tại Hội trường A."."""
    when = when_of(conference)
    if conference.place:
        return _("Thời gian, địa điểm: %(when)s, tại %(place)s.") % {"when": when, "place": conference.place}
    return _("Thời gian: %(when)s.") % {"when": when}


def when_of(conference: Conference) -> str:
    """ "chiều ngày 13 tháng 7 năm 2020"."""
    day = long_day(conference.held_on)
    return f"{conference.part_of_day.lower()} {day}" if conference.part_of_day else day


def _grid(items: Sequence[Timed]) -> Grid:
    rows = [(f"{one.begins_at}–{one.ends_at}", one.item.title, one.item.led_by.strip().rstrip(",;")) for one in items]
    return Grid((_("Thời gian"), _("Nội dung"), _("Người thực hiện")), rows, ("center", "left", "left"), whole=(0,))


def script_paper(printed: ScriptPrint) -> StatementPaper:
    """The script word for word as it was printed, with the hash of the order of honours under its heading.

    No instrument sets a form for it: this one is ours.
    """
    conference = printed.conference
    body = conference.body
    at = timezone.localtime(printed.at)
    return StatementPaper(
        kind=_("Kịch bản điều hành"),
        heading=conference.name,
        **letterhead(body, on=at.date()),
        number=None,
        symbol="",
        numbered=False,
        signed_on=at.date(),
        opening_words=[
            _("Bản in số %(number)d, lúc %(at)s. Mã của thứ tự trao: %(hash)s.")
            % {"number": printed.number, "at": f"{at:%H:%M %d/%m/%Y}", "hash": printed.order_sha256[:16]},
            when_and_where(conference),
        ],
        parts=[part for led in enumerate(from_data(printed.parts), start=1) for part in _led(*led)],
        signers=[],
    )


def _led(place: int, led: Led) -> Iterator[Part]:
    """The heading with its hours, then what is said; a group on the stage has a heading of its own."""
    heading = f"{place}. {led.clock}: {led.title}"
    if not led.passages or led.passages[0].heading:
        yield Part(heading)
    for passage in led.passages:
        yield Part(passage.heading or heading, _lines(passage))
        heading = ""


def _lines(passage: Passage) -> list[str]:
    names = [f"{number}. {name}" for number, name in enumerate(passage.names, start=1)]
    return [*passage.says, *names, *passage.then]
