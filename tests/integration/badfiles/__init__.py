"""Nasty files, each with the verdict that is expected of it, made by code and never stored."""
