"""What typed words and rows are compared by."""
