"""The emulation and commendation fund: what came in, what was paid to whom, what is left."""
