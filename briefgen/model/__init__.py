"""The nouns: frozen dataclasses that the stages hand to each other. Standard library only, no input or output."""
