"""Typed or heard words turned into search keys; knows no database."""
