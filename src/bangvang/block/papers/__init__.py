"""Papers of blocks, as the typesetter takes them."""
