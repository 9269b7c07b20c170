"""The sentence that judges an award: the national one, and what the packs of a book put in its place or add to it."""

from __future__ import annotations

from datetime import date

from bangvang_law.awards import modelled, sentence_for
from bangvang_law.book import Award, Book
from bangvang_law.criteria import AllOf, Criterion


def sentence_of(book: Book, award: Award, kind: str, *, on: date, issuer: str | None = None) -> Criterion:
    """What is asked of a recipient of a kind by the book on the day whose text governs, decided by ``issuer`` if given."""
    layers = book.own_sentences(award.id, kind, on=on, issuer=issuer)
    if not layers:
        return sentence_for(award, kind)
    if layers[-1].mode == "add":
        return AllOf(
            (*_parts(sentence_for(award, kind)), *(part for one in reversed(layers) for part in _parts(one.criterion)))
        )
    base = layers.pop().criterion
    return (
        AllOf((*_parts(base), *(part for one in reversed(layers) for part in _parts(one.criterion))))
        if layers
        else base
    )


def _parts(criterion: Criterion) -> tuple[Criterion, ...]:
    """The conditions of a sentence side by side, so that those of several layers join in one list."""
    return criterion.parts if isinstance(criterion, AllOf) and not criterion.cites else (criterion,)


def is_modelled(book: Book, award_id: str) -> bool:
    """Whether an article was read at least in part: nationally, or as the award or criteria of a pack."""
    return award_id in modelled() or any(award == award_id for award, _ in book.data.own_sentences)
