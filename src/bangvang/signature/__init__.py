"""Digital signatures on papers of the office: what may sign, batches that sign, and what a signed file proves."""
