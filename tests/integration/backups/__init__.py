"""Backups of a real profile, restored by real processes."""
