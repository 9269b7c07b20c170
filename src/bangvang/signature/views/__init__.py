"""Pages of signing: batches and what became of them, and the pictures that signatures show."""
