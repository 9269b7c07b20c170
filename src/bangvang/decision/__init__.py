"""What was signed: drafts from what passed, numbers without a gap, wording that is locked."""
