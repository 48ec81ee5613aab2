"""Training of the reader (linter/reader): MiniLM-L6, fine-tuned on labelled drafts."""
