"""The one place that writes what search reads: whoever writes a name or an honour makes its words and number known here."""

from __future__ import annotations

from collections.abc import Iterable

from bangvang.register.decision_codes import number_and_symbol
from bangvang.register.models import DecisionNumber, Employment, Honour, NameWord, Person, Word

_LONGEST = 60
"""Letters of a word that are kept; longer ones are no words of names."""
_LONGEST_NAMES = 400
"""Letters of all names of a person together that are kept beside their posts."""


def know_name(folded_name: str, key: str) -> None:
    """Make a name findable by each of its words. ``key`` is its sort key. Known already: one question, nothing written.

    Locks nothing and changes no row that another may be writing, so it never waits; see `bangvang.register.models.name`.
    """
    rows = _rows(folded_name, key)
    if not rows or NameWord.objects.filter(word=rows[0].word, sort_key=key, padded=rows[0].padded).exists():
        return
    NameWord.objects.bulk_create(rows)
    _know_words({row.word for row in rows})


def know_names(names: Iterable[tuple[str, str]]) -> None:
    """Make many new names findable: pairs of folded name and sort key, none of them known before."""
    words: set[str] = set()
    rows: list[NameWord] = []
    for folded_name, key in names:
        rows += _rows(folded_name, key)
        if len(rows) > 20_000:
            words |= _write(rows)
            rows = []
    _know_words(words | _write(rows))


def know_posts(person: Person) -> None:
    """Write all names of a person beside each of their posts, which stay unknown when the names are too long to be kept."""
    honours = Honour.objects.filter(person=person).order_by().values_list("folded", flat=True)
    names = " / ".join(sorted({person.folded, *honours}))
    Employment.objects.filter(person=person).update(known_as=names if len(names) <= _LONGEST_NAMES else "")


def know_decision(code: str) -> None:
    """Make a decision findable by number and symbol. Known already: one question, nothing written."""
    number, symbol = number_and_symbol(code)
    if not DecisionNumber.objects.filter(number=number, symbol=symbol, code=code).exists():
        DecisionNumber.objects.create(number=number, symbol=symbol, code=code)


def know_decisions(codes: Iterable[str]) -> None:
    """Make many new decisions findable, none of them known before."""
    parted = ((code, *number_and_symbol(code)) for code in codes)
    rows = [DecisionNumber(number=number, symbol=symbol, code=code) for code, number, symbol in parted]
    DecisionNumber.objects.bulk_create(rows, batch_size=5_000)


def _write(rows: list[NameWord]) -> set[str]:
    NameWord.objects.bulk_create(rows, batch_size=5_000)
    return {row.word for row in rows}


def _know_words(words: set[str]) -> None:
    new = words - set(Word.objects.filter(word__in=words).values_list("word", flat=True))
    Word.objects.bulk_create([Word(word=word) for word in sorted(new)], batch_size=5_000)


def _rows(folded_name: str, key: str) -> list[NameWord]:
    padded = f" {folded_name} "
    words = sorted({word[:_LONGEST] for word in folded_name.split()})
    return [NameWord(word=word, sort_key=key, padded=padded) for word in words]
