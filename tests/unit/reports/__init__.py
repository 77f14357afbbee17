"""The reports people get, as values and as files."""
