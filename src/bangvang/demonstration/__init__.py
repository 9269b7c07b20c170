"""The demonstration: the department of July 2020 with invented people and histories, marked so on every page.

It stands above the river and builds everything through the river's own verbs. Tests use the same cast.
"""
