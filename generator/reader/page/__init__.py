"""One page, whatever it is about: bytes → text, headings, fences and front matter with their lines."""
