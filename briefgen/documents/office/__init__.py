"""What the files of word processors hold: paragraphs, styles, lists, notes, boxes and pages."""
