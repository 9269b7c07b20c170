"""Pages of blocks: how they are organised, and their pacts."""
