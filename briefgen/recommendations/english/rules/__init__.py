"""The English rules: one function for each, which yields what it finds in a sentence."""
