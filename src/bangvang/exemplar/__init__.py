"""Advanced models: how they were found, how they are fostered, what is told of them, who learns from them."""
