"""The rules of the content, one function each; a rule yields what breaks it."""
