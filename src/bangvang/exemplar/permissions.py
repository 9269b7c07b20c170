"""Who keeps a model, who reads its story over, who lets it be published."""

from __future__ import annotations

from bangvang.accounts.models import User
from bangvang.exemplar.models import AdvancedModel
from bangvang.exemplar.queries import KEEPERS, RELEASERS, REVIEWERS
from bangvang.register.models import Unit
from bangvang.register.permissions import require
from bangvang.register.queries import holds

__all__ = ["may_keep", "may_keep_in", "may_release", "may_review", "require"]


def may_keep_in(user: User, unit: Unit) -> bool:
    return holds(user, KEEPERS, unit.pk)


def may_keep(user: User, model: AdvancedModel) -> bool:
    """Change the profile, the plan, the story, the pictures."""
    return holds(user, KEEPERS, model.unit_id)


def may_review(user: User, model: AdvancedModel) -> bool:
    return holds(user, REVIEWERS, model.unit_id)


def may_release(user: User, model: AdvancedModel) -> bool:
    return holds(user, RELEASERS, model.unit_id)
