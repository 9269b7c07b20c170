"""What must hold of what is typed about a block: one truth for the page and the verb."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_UNDERTAKINGS = 60
LONGEST_CONTENT = 500
LONGEST_TARGET = 300


def span_problem(begins_on: date, ends_on: date | None) -> str:
    """The sentence when the days are not in order, else empty."""
    if ends_on is None or begins_on <= ends_on:
        return ""
    return _("Ngày hết (%(last)s) trước ngày bắt đầu (%(first)s). Hãy xem lại hai ngày.") % {
        "first": f"{begins_on:%d/%m/%Y}",
        "last": f"{ends_on:%d/%m/%Y}",
    }


def undertakings_in(text: str) -> list[tuple[str, str]]:
    """Content and target of each line ``content | target``; a line without a stroke has no target, empty lines are passed over.

    Raises ValidationError with one sentence for each line that cannot stand.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise ValidationError(_("Chưa ghi nội dung giao ước nào. Mỗi dòng một nội dung; chỉ tiêu ghi sau dấu |."))
    if len(lines) > MOST_UNDERTAKINGS:
        raise ValidationError(
            _("Có %(count)d dòng, nhiều nhất %(most)d. Hãy gộp những nội dung gần nhau.")
            % {"count": len(lines), "most": MOST_UNDERTAKINGS}
        )
    problems = [problem for number, line in lines if (problem := _line_problem(number, line))]
    if problems:
        raise ValidationError(problems)
    return [_parted(line) for _number, line in lines]


def _parted(line: str) -> tuple[str, str]:
    content, _stroke, target = line.partition("|")
    return content.strip(), target.strip()


def _line_problem(number: int, line: str) -> str:
    content, target = _parted(line)
    where = {"number": number}
    if not content:
        return _("Dòng %(number)d chỉ có chỉ tiêu. Hãy ghi nội dung trước dấu |.") % where
    if "|" in target:
        return _("Dòng %(number)d có hơn một dấu |. Mỗi dòng chỉ có nội dung | chỉ tiêu.") % where
    if len(content) > LONGEST_CONTENT or len(target) > LONGEST_TARGET:
        longest = where | {"content": LONGEST_CONTENT, "target": LONGEST_TARGET}
        return _("Dòng %(number)d quá dài: nội dung nhiều nhất %(content)d chữ, chỉ tiêu %(target)d chữ.") % longest
    return ""
