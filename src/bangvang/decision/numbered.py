"""The papers that a body numbers and signs: decisions, later acts, tờ trình; how each is named among the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bangvang.accounts.models import User
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Act, Decision, ProposalLetter
from bangvang.decision.queries import acts_visible_to, letters_visible_to, visible_to

Numbered = Decision | Act | ProposalLetter


@dataclass(frozen=True)
class Kind:
    """One kind of numbered paper. ``name``: its column in a signed copy and its word in addresses and forms."""

    name: str
    label: object
    model: type[Numbered]
    seen_by: Callable[[User | AnonymousUser], QuerySet[Numbered]]
    in_force: Q
    page: str
    attach: str


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "decision",
            _("Quyết định khen thưởng"),
            Decision,
            visible_to,
            Q(state=DecisionState.ISSUED),
            "decision:detail",
            "decision:attach_signed",
        ),
        Kind(
            "act",
            _("Quyết định hủy bỏ, tước, phục hồi, sửa đổi"),
            Act,
            acts_visible_to,
            Q(state=DecisionState.ISSUED, is_own=True),
            "decision:act",
            "decision:act_attach_signed",
        ),
        Kind(
            "letter",
            _("Tờ trình"),
            ProposalLetter,
            letters_visible_to,
            Q(),
            "decision:letter",
            "decision:letter_attach_signed",
        ),
    )
}
"""In the order in which they are listed."""


def kind_of(paper: Numbered) -> Kind:
    return next(kind for kind in KINDS.values() if isinstance(paper, kind.model))


def key_of(paper: Numbered) -> str:
    """ "act-12": how a form or an address names the paper."""
    return f"{kind_of(paper).name}-{paper.pk}"


def page_of(paper: Numbered) -> str:
    """The address of the paper's page."""
    return reverse(kind_of(paper).page, args=[paper.pk])


def about(paper: Numbered) -> str:
    """What the paper is about, for a list: its trích yếu, or what an act does and why."""
    return f"{paper.get_kind_display().capitalize()}. {paper.facts}" if isinstance(paper, Act) else paper.title


def is_signable(paper: Numbered) -> bool:
    """Whether the paper is in force and the body's own, so that there is something to sign."""
    if isinstance(paper, ProposalLetter):
        return True
    return paper.state == DecisionState.ISSUED and (isinstance(paper, Decision) or paper.is_own)
