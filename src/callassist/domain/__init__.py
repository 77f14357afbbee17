"""The vocabulary every other package shares: frozen values and the errors."""
