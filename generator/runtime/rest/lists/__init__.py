"""OData lists: rows, page after page."""
