"""A unit's own list, read, shown with every guess marked, accepted or dropped as a whole."""
