from signature.machine import machine  # noqa: F401  (a fixture)
