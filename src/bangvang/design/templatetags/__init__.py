"""Template words of the whole office."""
