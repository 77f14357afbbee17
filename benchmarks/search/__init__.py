"""The search, measured by class of query against others who answer the same."""
