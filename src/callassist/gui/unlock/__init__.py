"""The way in: account and password."""
