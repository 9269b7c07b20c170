"""What is handed over, and how anybody checks that it is real."""
