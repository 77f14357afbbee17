"""Promises kept when the machine takes the import away."""
