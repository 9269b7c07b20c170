"""Which verb leads where."""
