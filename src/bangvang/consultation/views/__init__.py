"""Pages of public comment: what everybody sees, and the office's."""
