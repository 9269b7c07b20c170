"""The office: Django apps that carry one commendation from a list to a certificate and a public page."""
