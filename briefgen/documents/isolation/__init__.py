"""Files whose parsers may crash, loop or swell, read by a process of its own."""
