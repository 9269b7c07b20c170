"""Blocks and clusters: units of like work that emulate one another, who leads them, what they agree on and how they stand."""
