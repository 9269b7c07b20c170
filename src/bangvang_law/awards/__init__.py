"""One file per title or form: the article as a sentence of criteria. Awards without a file are those nobody has read.

A file defines ``SENTENCES``: for each recipient kind, the criterion that must be met (beside those that hold across awards,
which :mod:`bangvang_law.assess` adds). A kind that is not there was not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module, resources

from bangvang_law.book import RECIPIENT_KIND_NAMES, Award
from bangvang_law.criteria import Criterion, unread


@cache
def _sentences(award_id: str) -> Mapping[str, Criterion]:
    """The sentences of an award's file; empty when it has none."""
    if award_id not in modelled():
        return {}
    found: Mapping[str, Criterion] = import_module(f"{__name__}.{award_id}").SENTENCES
    return found


@cache
def modelled() -> frozenset[str]:
    """Ids of the awards that have a file."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return frozenset(name.removesuffix(".py") for name in names if name.endswith(".py") and not name.startswith("_"))


def sentence_for(award: Award, recipient_kind: str) -> Criterion:
    """The sentence of an award for a kind of recipient; an *unread* one where the article was not read for it."""
    found = _sentences(award.id).get(recipient_kind)
    if found is not None:
        return found
    return unread(f"điều kiện tặng {award.name} cho {RECIPIENT_KIND_NAMES[recipient_kind]}.", at=award.citation)
