"""OData lists: rows, page by page."""
