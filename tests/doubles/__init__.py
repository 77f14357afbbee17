"""Stand-ins that several tests and the gallery share; nothing here needs Qt or a database."""
