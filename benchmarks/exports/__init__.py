"""What `docwright export openapi` keeps: of the model, after a round trip, and of the vendor's own files, fact by fact."""
