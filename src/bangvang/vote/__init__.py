"""Options, two tellers' entries, base, threshold and result; serves council and conference alike."""
