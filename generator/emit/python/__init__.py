"""Python code as text: escapes, annotations, docstrings, templates, formatting and the shape check."""
