"""What all may see: news, the roll of honour, verification."""
