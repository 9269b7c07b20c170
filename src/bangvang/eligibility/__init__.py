"""What the law says of one dossier on one day, kept with its facts and reasons."""
