"""Claims held against what the reader makes of a post: doubted, overlooked and presumed ones."""
