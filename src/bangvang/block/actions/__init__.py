"""Verbs of blocks."""
