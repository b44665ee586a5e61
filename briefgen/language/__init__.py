"""What the stages know about language: sentences, tokens, vectors, likeness, lexicons."""
