"""The library: documents that movements, tasks and conferences cite, and how far each was read."""
