"""Promises of the import that need no child process."""
