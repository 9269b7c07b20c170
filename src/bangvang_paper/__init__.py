"""Paper in, paper out: bytes to data and back, in pure functions that know neither Django nor the law."""
