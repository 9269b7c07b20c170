"""Initiatives: handed in, recognised by a body, used once."""
