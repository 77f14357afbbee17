"""Key slots, passwords and lock-out."""
