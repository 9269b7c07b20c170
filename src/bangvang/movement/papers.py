"""Papers of a movement, as the typesetter takes them: the launch plan with what the law asks for, and a unit's registration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from bangvang.catalogue.queries import award_name
from bangvang.movement.choices import Phase
from bangvang.movement.models import Movement, Pledge
from bangvang.register.letterhead import letterhead
from bangvang.register.models import Unit
from bangvang.register.queries import body_of, issuer_on
from bangvang_paper.typesetting.plan import PlanPaper
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper

UNWRITTEN = "……………………"
"""Where the movement does not say yet what the paper needs: to be seen, and filled by hand."""


def launch_paper(movement: Movement) -> PlanPaper:
    """Every word of the paper. What was not written is left to be filled in, never invented."""
    body, day = movement.body, movement.launched_on
    signer = issuer_on(body, day or movement.period_from)
    return PlanPaper(
        **letterhead(body, on=day or movement.period_from),
        number=_number(movement.document),
        symbol=f"KH-{body.symbol}",
        signed_on=day,
        heading=_("Phát động phong trào %(name)s") % {"name": _named(movement)},
        opening_words=[_opening(movement)],
        parts=[(heading, lines) for heading, lines in _parts(movement) if lines],
        signer_title=signer.title if signer else _("Thủ trưởng cơ quan"),
        signer_name=signer.person_name or None if signer else None,
        recipients=[_("Các đơn vị trực thuộc (để thực hiện)"), _("Lưu: VT, TĐKT")],
    )


def _number(document: str) -> str | None:
    """The number before the stroke of "45/KH-SLĐTBXH", when somebody wrote one."""
    number = document.split("/")[0].strip()
    return number if number.isdecimal() else None


def _named(movement: Movement) -> str:
    return f"“{movement.slogan}”" if movement.slogan else movement.name


def _opening(movement: Movement) -> str:
    told = []
    if movement.directive:
        told.append(_("Thực hiện %(directive)s") % {"directive": movement.directive})
    if movement.occasion:
        told.append(_("nhân %(occasion)s") % {"occasion": movement.occasion})
    told.append(
        _("%(body)s phát động phong trào thi đua %(name)s, như sau:")
        % {"body": movement.body.name, "name": movement.name}
    )
    sentence = ", ".join(told)
    return sentence[0].upper() + sentence[1:]


def _parts(movement: Movement) -> list[tuple[str, list[str]]]:
    """Objective, scope and participants, content and criteria, time, plan, measures (Luật 06/2022/QH15, Điều 17 khoản 1);
    then the awards planned."""
    return [
        (_("Mục tiêu"), _lines(movement.objective)),
        (
            _("Phạm vi, đối tượng thi đua"),
            [
                _("Phạm vi: %(reach)s. %(scope)s")
                % {"reach": movement.get_reach_display(), "scope": movement.scope or UNWRITTEN},
                *_lines(movement.participants),
            ],
        ),
        (_("Nội dung thi đua"), _lines(movement.content)),
        (_("Tiêu chí thi đua"), _lines(movement.criteria)),
        (_("Thời gian"), _time(movement)),
        (_("Kế hoạch thực hiện"), _lines(movement.plan)),
        (_("Biện pháp tổ chức"), _lines(movement.measures)),
        (_("Khen thưởng"), _awards(movement)),
    ]


def _lines(text: str) -> list[str]:
    return [line.strip(" -–•") for line in text.splitlines() if line.strip(" -–•")] or [UNWRITTEN]


def _time(movement: Movement) -> list[str]:
    days = {"first": f"{movement.period_from:%d/%m/%Y}", "last": f"{movement.period_until:%d/%m/%Y}"}
    told = [_("Từ ngày %(first)s đến hết ngày %(last)s") % days]
    due = {one.phase: one.due_on for one in movement.phases.all() if one.due_on}
    for phase in Phase:
        if phase in due:
            told.append(
                _("%(phase)s: xong trước ngày %(day)s")
                % {"phase": phase.label.capitalize(), "day": f"{due[phase]:%d/%m/%Y}"}
            )
    return told


def _awards(movement: Movement) -> list[str]:
    told = []
    for planned in movement.planned_awards.order_by("id"):
        most = [
            _("%(count)d tập thể") % {"count": planned.collectives} if planned.collectives else "",
            _("%(count)d cá nhân") % {"count": planned.individuals} if planned.individuals else "",
        ]
        limits = ", ".join(part for part in most if part)
        name = award_name(planned.award)
        told.append(_("%(award)s: nhiều nhất %(limits)s") % {"award": name, "limits": limits} if limits else name)
    return told


# ── what a unit registers ────────────────────────────────────────────────────────────────────────────────────────────
ROWS_TO_FILL = 8
"""Rows of an empty form."""
SIGNED_MM = 26.0
"""Room for a signature in the table."""


def pledge_paper(movement: Movement, unit: Unit, pledges: Sequence[Pledge], *, on: date) -> StatementPaper:
    """The unit's registration: its own pledge, the table of its people, and the place to sign. No pledges: a form to fill.

    No instrument that was read sets a form for it: this one is ours, laid out as an administrative paper.
    """
    body = body_of(unit)
    own = next((one for one in pledges if one.person_id is None), None)
    theirs = [one for one in pledges if one.person_id is not None]
    return StatementPaper(
        kind=_("Bản đăng ký thi đua"),
        heading=_("Phong trào %(name)s") % {"name": _named(movement)},
        **letterhead(body, on=on, unit=unit),
        number=None,
        symbol="",
        numbered=False,
        signed_on=max(one.pledged_on for one in pledges) if pledges else None,
        opening_words=[
            _("Kính gửi: %(body)s.") % {"body": movement.body.name},
            _("Hưởng ứng phong trào thi đua do %(body)s phát động, %(unit)s đăng ký như sau:")
            % {"body": movement.body.name, "unit": unit.name},
        ],
        parts=[
            Part(_("I. Đăng ký của tập thể"), [*_of_unit(own)]),
            Part(_("II. Đăng ký của cá nhân"), grid=_of_people(theirs, blank=not pledges)),
        ],
        signers=[Signer(_("Cấp trên duyệt")), Signer(_("Thủ trưởng đơn vị"))],
    )


def _of_unit(own: Pledge | None) -> list[str]:
    if own is None:
        return [
            _("Nội dung, chỉ tiêu: %(blank)s") % {"blank": UNWRITTEN},
            _("Phấn đấu: %(blank)s") % {"blank": UNWRITTEN},
        ]
    aims = award_name(own.aims_at) if own.aims_at else UNWRITTEN
    said = [line if line.endswith((".", ";", ":", "!", "?")) else f"{line}." for line in _lines(own.content)]
    return [*said, _("Phấn đấu: %(award)s.") % {"award": aims}]


def _of_people(theirs: Sequence[Pledge], *, blank: bool) -> Grid:
    """Number, name, what is pledged, what is aimed at, signature; empty rows to fill when ``blank``."""
    rows = [
        (str(place), str(one.person), " ".join(_lines(one.content)), award_name(one.aims_at) if one.aims_at else "", "")
        for place, one in enumerate(theirs, start=1)
    ]
    if not rows:
        count = ROWS_TO_FILL if blank else 1
        rows = [
            (str(place) if blank else "", "", "" if blank else _("Không có"), "", "") for place in range(1, count + 1)
        ]
    head = (_("STT"), _("Họ và tên"), _("Nội dung đăng ký"), _("Danh hiệu, hình thức phấn đấu"), _("Ký tên"))
    return Grid(head, rows, ("center", "left", "left", "left", "left"), room={4: SIGNED_MM})
