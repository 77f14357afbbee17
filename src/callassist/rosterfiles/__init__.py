"""Spreadsheets and text files turned into roster rows or problems."""
