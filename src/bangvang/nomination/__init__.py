"""What is proposed: one dossier a nominee, handled by one body after another."""
