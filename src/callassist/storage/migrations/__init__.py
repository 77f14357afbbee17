"""Alembic scripts that bring an older `callassist.db` to this program's schema."""
