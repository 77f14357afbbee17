"""Backups without a profile: their files, keys and rotation."""
