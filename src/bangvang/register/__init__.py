"""Who we are: units, people, mandates, honours, ratings, discipline and holds."""
