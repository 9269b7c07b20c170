"""The gathering at which honours are handed over; reads the river, owns its own facts."""
