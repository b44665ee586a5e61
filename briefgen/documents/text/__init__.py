"""Lines of text as blocks: plain text, Markdown, reStructuredText, AsciiDoc."""
