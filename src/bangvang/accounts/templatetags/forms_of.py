"""``{% form_owner %}``: the signed word that lets a lapsed sign-in keep what was typed."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bangvang.accounts.lapsed import owner_word

register = template.Library()


@register.simple_tag(takes_context=True)
def form_owner(context: dict[str, Any]) -> SafeString | str:
    """A hidden field naming the owner of this form; nothing for a visitor."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return ""
    return format_html('<input type="hidden" name="form_owner" value="{}">', owner_word(user.pk))
