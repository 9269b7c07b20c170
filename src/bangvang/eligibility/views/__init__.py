"""Pages of eligibility: proof sheets, and sweeps over a whole unit."""
