"""Views by nature: pages that the editor keeps in Wagtail."""
