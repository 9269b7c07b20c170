"""What waits for me, and the journey of one dossier."""
