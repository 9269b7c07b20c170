"""The log that only grows: what was issued, changed by an act or handed out leaves a line that nobody can take back."""
