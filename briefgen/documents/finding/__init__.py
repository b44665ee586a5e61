"""Which files are documents, and why each other file is left out."""
