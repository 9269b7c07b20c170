"""Pages of the portal and of its newsroom."""
