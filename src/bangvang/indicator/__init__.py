"""What is measured: indicators, their targets, what was observed, and the claims that lean on them."""
