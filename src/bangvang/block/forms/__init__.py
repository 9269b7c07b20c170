"""Forms of blocks."""
