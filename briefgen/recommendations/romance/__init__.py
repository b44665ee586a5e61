"""What Spanish and French have in common of finding recommendations; their words are in the lexicons."""
