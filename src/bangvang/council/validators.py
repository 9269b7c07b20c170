"""What keeps a dossier off the agenda: one truth for the page that offers dossiers and the verb that puts them on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from bangvang.eligibility.choices import Finding
from bangvang.eligibility.models import Assessment
from bangvang.nomination.models import DossierHold, Handling
from bangvang.nomination.queries import held_problem

_STOPS = (Finding.NOT_MET, Finding.NOT_IN_FORCE)


def not_for_agenda(
    handling: Handling, assessment: Assessment | None, *, free: bool, holds: Sequence[DossierHold] = ()
) -> tuple[str, str]:
    """(sentence, article) why the dossier may not be read out; both empty when it may.

    *Unknown* and *needs a person* go before the council with their finding shown: doubt is for people to settle.
    ``free``: the turn is open, in this body's hands and on no other agenda; ``holds``: what stops it for now.
    """
    name = handling.nomination.name
    if not free:
        return _(
            "Hồ sơ %(name)s không chờ Hội đồng này: đã xử lý xong, ở cơ quan khác, hoặc đã có trong chương trình."
        ) % {"name": name}, ""
    if holds:
        return held_problem(name, holds)
    if assessment is None:
        return _("Hồ sơ %(name)s chưa xét điều kiện nên chưa đưa ra Hội đồng được. Hãy xét điều kiện trước.") % {
            "name": name
        }, ""
    if assessment.finding not in _STOPS:
        return "", ""
    reason, cite = decisive(assessment.tree)
    return (
        _("Hồ sơ %(name)s: %(finding)s, không đưa ra Hội đồng được. %(reason)s")
        % {"name": name, "finding": assessment.get_finding_display(), "reason": reason},
        cite,
    )


def decisive(tree: Mapping[str, Any]) -> tuple[str, str]:
    """(reason, articles) of the deepest criterion that made the whole fail; the tree has the shape of the law's answer."""
    deepest = tree
    for node in _failing(tree):
        deepest = node
    return str(deepest.get("reason", "")), "; ".join(str(cite) for cite in deepest.get("citations", []))


def _failing(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The first chain of failing criteria, from the whole down to the leaf."""
    yield node
    for part in node.get("parts", []):
        if part.get("finding") in _STOPS:
            yield from _failing(part)
            return
