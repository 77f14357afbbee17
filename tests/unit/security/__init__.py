"""Promises of key slots, passwords, lock-out and recovery."""
