"""Template words about the signed-in person."""
