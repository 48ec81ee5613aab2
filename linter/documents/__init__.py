"""A file's bytes to posts: plain text with a map back to the source."""
