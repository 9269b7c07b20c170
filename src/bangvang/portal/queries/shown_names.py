"""Names in typed words whose bearers are shown less elsewhere on the portal. Who writes decides: it may be somebody else."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _

from bangvang.discretion.queries import withheld
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.queries.disagreement import Disagreement, decisions_on, disagreements, words_of
from bangvang.register.models import Honour
from bangvang_paper.vietnamese import folded

LEAST_WORDS = 2
"""A name of one word would be found in every text."""
_WORD = re.compile(r"\w+")


def names_shown_less_in(text: str) -> list[Disagreement]:
    """Each name in ``text``, with or without its accents, that stands in an honour shown less; in the order of the text."""
    written = list(_WORD.finditer(text))
    plain, names = [folded(one.group()) for one in written], _names_by_first_word()
    found: dict[str, Disagreement] = {}
    for place, word in enumerate(plain):
        for name in names.get(word, ()):
            if tuple(plain[place : place + len(name)]) == name:
                as_written = text[written[place].start() : written[place + len(name) - 1].end()]
                found.setdefault(as_written, _doubt(as_written))
    return list(found.values())


def _doubt(written: str) -> Disagreement:
    why = _("Có người mang tên này được bớt hiện tên trên cổng. Đúng là người ấy thì bỏ tên hoặc ghi tắt; trùng tên thì giữ.")
    return Disagreement(written, why, sure=False)


def _names_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in set(Honour.objects.filter(pk__in=withheld()).order_by().values_list("folded", flat=True)):
        words = tuple(_WORD.findall(name))
        if len(words) >= LEAST_WORDS:
            names[words[0]].append(words)
    return names


def doubts_about(page: NewsPage, on: date) -> list[Disagreement]:
    """Everything that an editor should read again: words that decisions or law do not bear out, names that are shown less."""
    words = words_of(page)
    return [*disagreements(words, decisions_on(page), on), *names_shown_less_in(words)]
