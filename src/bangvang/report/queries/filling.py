"""A report with everything filled in that other records know: facts, quotes, the yearly table, the honours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from bangvang.catalogue.queries import award_choices, award_name
from bangvang.register.choices import FALLEN
from bangvang.register.models import Honour
from bangvang.register.queries import employment_on, honours_of, standing_on
from bangvang.report.choices import ReportForm
from bangvang.report.content import Chapter, Cited, Content, Grid, Written
from bangvang.report.models import AchievementReport, Quote
from bangvang.report.queries.quoting import Figures, by_year, cited_by, quotes_of
from bangvang.report.shapes import Part, form_words, parts_of
from bangvang.report.validators import TOKEN

BY_HAND = "……………………"
"""What the register does not tell on a paper: to be filled in by hand."""


def content_of(report: AchievementReport, on: date) -> Content:
    """Everything that the report says on the day. The number of questions does not grow with the text."""
    quotes = quotes_of(report)
    figures = Figures(quotes)
    cited = cited_by(report, quotes, figures, on)
    words = {one.number: one for one in cited}
    return Content(
        recipient=_name(report),
        award=report.award,
        form=report.form,
        period=(report.achieved_from.isoformat(), report.achieved_until.isoformat()),
        chapters=tuple(
            Chapter(
                str(part.heading),
                facts_of(report) if part.holds == "facts" else (),
                tuple(
                    filled(str(place.section), str(place.heading), getattr(report, place.section), words)
                    for place in part.places
                ),
                _grids(part, report, quotes, figures, on),
            )
            for part in parts_of(report.recipient_kind)
        ),
        cited=tuple(cited),
    )


def filled(section: str, heading: str, text: str, cited: Mapping[int, Cited]) -> Written:
    """The text with its quotes put in, and where each stands."""
    words, spans, at = "", [], 0
    for found in TOKEN.finditer(text):
        number = int(found[1])
        words += text[at : found.start()]
        at = found.end()
        if number in cited:
            spans.append((len(words), len(words) + len(cited[number].words), number))
            words += cited[number].words
        else:
            words += found[0]
    return Written(section, heading, words + text[at:], tuple(spans))


def facts_of(report: AchievementReport) -> tuple[tuple[str, str], ...]:
    """What the register says of the recipient. Birth day and homes are not printed from here: they are sealed."""
    if report.person is not None:
        person = report.person.kept
        post = employment_on(person, report.achieved_until)
        return (
            (_("Họ và tên"), person.name),
            (_("Giới tính"), person.get_sex_display() or BY_HAND),
            (_("Ngày, tháng, năm sinh; quê quán; nơi thường trú"), BY_HAND),
            (_("Đơn vị công tác"), post.unit.name if post else report.unit.name),
            (_("Chức vụ"), post.position if post and post.position else BY_HAND),
        )
    if report.household is not None:
        home = report.household
        return (
            (_("Tên hộ (chủ hộ)"), home.name),
            (_("Nơi thường trú"), home.address or BY_HAND),
            (_("Thuộc"), home.unit.name if home.unit else BY_HAND),
        )
    recipient = report.recipient
    facts = [(_("Tên tập thể"), recipient.name)]
    if report.collective is not None and report.collective.parent is not None:
        facts.append((_("Thuộc"), report.collective.parent.name))
    return (*facts, (_("Địa điểm trụ sở chính, điện thoại"), BY_HAND))


def _name(report: AchievementReport) -> str:
    return str(report.person.kept.name if report.person is not None else report.recipient.name)


def _grids(
    part: Part, report: AchievementReport, quotes: Sequence[Quote], figures: Figures, on: date
) -> tuple[Grid, ...]:
    if part.holds == "honours":
        return _honours(report, on)
    if part.holds != "targets":
        return ()
    years = range(report.achieved_from.year, report.achieved_until.year + 1)
    rows = by_year(quotes, figures, years)
    columns = (_("Chỉ tiêu"), _("Đơn vị tính"), *(str(number) for number in years))
    return (Grid(_("Chỉ tiêu theo năm"), columns, tuple(rows)),) if rows else ()


def _honours(report: AchievementReport, on: date) -> tuple[Grid, ...]:
    """The two tables of the form: titles and forms, each as the register has them on the day; nothing that fell."""
    known = honours_of(report.kept).filter(decided_on__lte=on)
    stand = [one for one in known if standing_on(one, on) not in FALLEN]
    titles = [one for one in stand if is_title(one.award)]
    forms = [one for one in stand if not is_title(one.award)]
    paper = _("Số, ngày, tháng, năm của quyết định; cơ quan ban hành")
    return (
        Grid(_("Danh hiệu thi đua"), (_("Năm"), _("Danh hiệu thi đua"), paper), tuple(map(_row, titles))),
        Grid(_("Hình thức khen thưởng"), (_("Năm"), _("Hình thức khen thưởng"), paper), tuple(map(_row, forms))),
    )


def _row(honour: Honour) -> tuple[str, ...]:
    year = honour.achieved_until.year if honour.achieved_until and is_title(honour.award) else honour.decided_on.year
    told = {
        "code": honour.decision_code,
        "day": f"{honour.decided_on:%d/%m/%Y}",
        "issuer": honour.issuer_as_written,
    }
    return (str(year), award_name(honour.award), _("Số %(code)s ngày %(day)s, %(issuer)s") % told)


def is_title(award: str) -> bool:
    """Whether the book calls it an emulation title."""
    return award in _titles()


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(award for award, _name_of_it in award_choices("title"))


def heading_of(report: AchievementReport | Content) -> str:
    """Đề nghị tặng (truy tặng) what, as the paper says it."""
    return _("Đề nghị tặng %(award)s") % {"award": award_name(report.award)}


def form_of(report: AchievementReport | Content) -> str:
    """Which form the paper follows, and that it was not held against the official text."""
    return _("%(form)s (%(kind)s)") % {"form": form_words(report.form), "kind": ReportForm(report.form).label}
