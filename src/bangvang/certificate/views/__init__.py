"""Pages of certificates: find, ask, act, answer."""
