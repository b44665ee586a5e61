"""Places that state one fact differently."""
