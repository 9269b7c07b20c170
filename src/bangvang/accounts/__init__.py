"""Sign-in and nothing else. What a person may do is register.Mandate."""
