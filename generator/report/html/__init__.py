"""Pages of HTML for readers: elements as values, and one style sheet."""
