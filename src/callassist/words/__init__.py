"""One catalogue of sentences, in Japanese and English, for window, commands and reports."""
