"""A PDF's characters as lines, columns, paragraphs, notes and tables."""
