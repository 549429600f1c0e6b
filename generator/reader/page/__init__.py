"""One page, whatever it is about: bytes → text, headings, tables, fences and front matter with their lines."""
