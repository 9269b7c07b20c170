"""Bytes kept under the name of their own hash."""
