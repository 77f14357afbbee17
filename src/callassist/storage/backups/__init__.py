"""Backups on the disk: one file with a head that can be replaced, and copies of databases."""
