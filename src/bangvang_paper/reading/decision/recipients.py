"""The recipients of a decision: those of its annexed list, those listed in its articles, those named in their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bangvang_paper.reading.awards import award_of, form_within
from bangvang_paper.reading.checks import NO_FORM
from bangvang_paper.reading.decision.passages import Article, Parts, part_of
from bangvang_paper.reading.listing import reading_of
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.rows import Reading, Row
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import folded

_GRANTS = re.compile(
    r"^\W*(?:nay )?(?:tặng|truy tặng|tặng thưởng|công nhận|phong tặng|trao tặng|khen thưởng|biểu dương)\b",
    re.IGNORECASE,
)
_REVOKES = re.compile(r"^\W*(?:nay )?(?:thu hồi|hủy bỏ|huỷ bỏ|bãi bỏ|tước)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(\d+)\s*(tập thể|cá nhân|hộ)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(ông|bà|đồng chí|đ/c)\s+(?=[A-ZÀ-ỸĐ])", re.IGNORECASE)
_FOR = re.compile(r"\b(?:cho|gồm|đối với)\b[^:]{0,60}:|\bcho\b", re.IGNORECASE)
_BECAUSE = re.compile(r"\s*[,;]?\s*(?:đã có|đã|có|vì)\s+(?:nhiều\s+)?thành tích\b.*$", re.IGNORECASE)
_KINDS = {"tập thể": "collective", "cá nhân": "individual", "hộ": "household"}


def granting(articles: Sequence[Article]) -> list[Article]:
    """The articles that grant something."""
    return [article for article in articles if _GRANTS.match(article.text)]


def revoking(articles: Sequence[Article]) -> list[Article]:
    """The articles that take something back."""
    return [article for article in articles if _REVOKES.match(article.text)]


def forms_of(articles: Sequence[Article]) -> list[str]:
    """The forms that the granting articles name, in order, each once."""
    return list(dict.fromkeys(form for article in granting(articles) if (form := form_within(article.text))))


def counts_of(articles: Sequence[Article]) -> dict[str, int]:
    """How many recipients of each kind the granting articles count in their first sentences."""
    counted: dict[str, int] = {}
    for article in granting(articles):
        for number, word in _COUNTED.findall(article.passages[0].text):
            kind = _KINDS[word.lower()]
            counted[kind] = counted.get(kind, 0) + int(number)
    return counted


def recipients_of(sheet: Sheet, parts: Parts, others: Sequence[Sheet]) -> Reading | None:
    """The recipients, wherever the decision names them; None when it names nobody."""
    if parts.annex is not None and (reading := _list_in([part_of(sheet, parts.annex), *others])):
        return reading
    if not parts.articles:
        return _list_in([sheet, *others])
    for article in granting(parts.articles):
        following = [other for other in parts.articles if other.number > article.number]
        end = following[0].passages[0].line if following else (parts.foot[0].line if parts.foot else None)
        if reading := _list_in([part_of(sheet, article.passages[0].line, end)]):
            return _with_later(reading, sheet, parts, article)
    return _list_in(others) or _in_sentences(sheet, granting(parts.articles))


def _with_later(reading: Reading, sheet: Sheet, parts: Parts, first: Article) -> Reading:
    """The lists of the later granting articles too, each with the form of its own article."""
    for row in reading.rows:
        _take_form(row, form_within(first.text), f"Điều {first.number}")
    for article in granting(parts.articles):
        if article.number > first.number:
            ends = [other.passages[0].line for other in parts.articles if other.number > article.number]
            end = ends[0] if ends else (parts.foot[0].line if parts.foot else None)
            if more := _list_in([part_of(sheet, article.passages[0].line, end)]):
                for row in more.rows:
                    _take_form(row, form_within(article.text), f"Điều {article.number}")
                reading.rows += more.rows
                reading.warnings += more.warnings
    return reading


def _list_in(sheets: Sequence[Sheet]) -> Reading | None:
    try:
        return reading_of(list(sheets)) if sheets else None
    except ReadingRefused:
        return None


def take_forms(rows: Sequence[Row], forms: Sequence[str]) -> None:
    """Give the decision's one form to the recipients whose list does not repeat it."""
    written = {folded(form): form for form in forms}
    for row in rows:
        row.form = written.get(folded(row.form), row.form)  # the list may have it in capitals
        if not row.form and len(forms) == 1:
            _take_form(row, forms[0], "quyết định")
        elif not row.form and forms:
            row.problems = [problem for problem in row.problems if problem != NO_FORM]
            row.problems.append(
                f"Quyết định tặng nhiều hình thức ({'; '.join(forms)}) mà danh sách không ghi người này được hình thức nào."
            )


def _take_form(row: Row, form: str, said_by: str) -> None:
    if row.form or not form:
        return
    row.form, row.award = form, award_of(form)
    row.problems = [problem for problem in row.problems if problem != NO_FORM]
    row.guess(("form",), f"Hình thức: lấy theo {said_by} “{form}”.")


def _in_sentences(sheet: Sheet, articles: Sequence[Article]) -> Reading | None:
    """People named inside the sentence of an article: "Tặng Giấy khen cho ông …, Trưởng phòng …; bà …"."""
    lines: list[list[str]] = []
    places: list[int] = []
    for article in articles:
        people = _named_in(article.text)
        if people:
            written = [f"I. {form_within(article.text)}", *(f"- {one}" for one in people)]
            lines += [[text] for text in written]
            places += [article.passages[0].line] * len(written)
    if not lines:
        return None
    shown = [sheet.places[place] for place in places] if sheet.places else ()
    return _list_in([Sheet(sheet.name, lines, first_row=sheet.row_number(places[0]), places=shown)])


def _named_in(text: str) -> list[str]:
    """The people of a sentence, each from the word of address to the next one."""
    begins_at = _FOR.search(text)
    people = _BECAUSE.sub("", text[begins_at.end() :]) if begins_at else ""
    begins = [found.start() for found in _PEOPLE.finditer(people)]
    return [
        people[begin:end].strip(" ,;.").removesuffix(" và")
        for begin, end in zip(begins, [*begins[1:], None], strict=False)
    ]
