"""The named criteria of which every article is composed. Each answers for one dossier with its reasons (``one``) and
for a whole population as columns (``vec``); a property test holds the two equal.

``all_of`` and ``any_of`` join them as the article joins its points; the small letters below read as the article does.
"""

from bangvang_law.criteria.base import AllOf, AnyOf, Criterion, Leaf, Reading, all_of, any_of
from bangvang_law.criteria.chain import held, held_in_a_row, held_within, rated, rated_in_a_row, rated_times
from bangvang_law.criteria.members import member_count, member_discipline, member_share
from bangvang_law.criteria.merit import (
    initiative,
    leads_block,
    left_to_local,
    movement_result,
    service,
    stated,
    two_initiatives_of_article_74,
    unread,
    works,
)
from bangvang_law.criteria.posts import post_held
from bangvang_law.criteria.standing import (
    after_discipline,
    authority,
    double_reward,
    freshness,
    hold,
    in_force,
    recipient_group,
    recipient_kind,
)

__all__ = [
    "AllOf",
    "AnyOf",
    "Criterion",
    "Leaf",
    "Reading",
    "after_discipline",
    "all_of",
    "any_of",
    "authority",
    "double_reward",
    "freshness",
    "held",
    "held_in_a_row",
    "held_within",
    "hold",
    "in_force",
    "initiative",
    "leads_block",
    "left_to_local",
    "member_count",
    "member_discipline",
    "member_share",
    "movement_result",
    "post_held",
    "rated",
    "rated_in_a_row",
    "rated_times",
    "recipient_group",
    "recipient_kind",
    "service",
    "stated",
    "two_initiatives_of_article_74",
    "unread",
    "works",
]
