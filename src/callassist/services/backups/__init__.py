"""Backups of a profile, the daily check of its files, and their repair."""
