"""Key slots, passwords, lock-out and recovery."""
