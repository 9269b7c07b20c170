"""Template words of indicators."""
