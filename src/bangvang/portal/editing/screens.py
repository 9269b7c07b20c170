"""The screens that an editor needs. What is not named here does not exist under /bien-tap/.

Accounts, groups, sites, settings, collections, reports, redirects, the API, passwords and Wagtail's own sign-in (which would
pass the second factor by) stay out by not being named.
"""

from __future__ import annotations

SPACES = frozenset(
    {
        "wagtailadmin_pages",
        "wagtailadmin_editing_sessions",
        "wagtailimages",
        "wagtailimages_chooser",
        "wagtaildocs",
        "wagtaildocs_chooser",
        "decision_chooser",
        "indicator_chooser",
    }
)
"""Namespaces of which every screen is open but those of `CLOSED`."""

CLOSED = frozenset(
    {
        "wagtailadmin_pages:search_results",  # finds the pages of every body; see `ELSEWHERE`
        "wagtailadmin_pages:type_use",
        "wagtailadmin_pages:type_use_results",
        "wagtailadmin_pages:convert_alias",
        "wagtailimages:url_generator",
        "wagtailimages:url_generator_output",
    }
)

OPEN = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtail_bulk_action",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
        "wagtailadmin_logout",
        "wagtailadmin_dismissibles",
        "wagtailadmin_block_preview",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
    }
)

ELSEWHERE = {
    "wagtailadmin_account": "mfa_index",
    "wagtailadmin_login": "account_login",
    "wagtailadmin_pages:search": "wagtailadmin_explore_root",  # this list searches too, and only what is one's own to see
}
"""Screens of Wagtail for which another page stands in; the query goes along."""

OF_REVIEWERS = frozenset(
    {
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:unpublish",
        "wagtailadmin_pages:revisions_unschedule",
    }
)
"""Screens on which a page is let out or taken down."""

DECIDED_IN_THE_FORM = "action-workflow-action"
"""The field by which the form of a page approves or sends back, without the screens above."""


def is_open(name: str) -> bool:
    """Whether the screen called ``name`` (namespace:name) is one of an editor's."""
    return name in OPEN or (name.partition(":")[0] in SPACES and name not in CLOSED)
