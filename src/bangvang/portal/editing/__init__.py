"""The editors' area under /bien-tap/: Wagtail's screens with the rights, the words and the policy of the house."""

AREA = "/bien-tap/"
"""Where the editors' area begins; `config.urls` puts Wagtail there."""
