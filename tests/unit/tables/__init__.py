"""How the shipped tables are made."""
