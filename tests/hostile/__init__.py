"""Hostile input: files, folders, settings and circumstances that nobody should have to meet, each with what must come of it."""
