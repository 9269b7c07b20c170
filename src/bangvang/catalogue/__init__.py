"""What the law book offers, in the words that forms and pages use."""
