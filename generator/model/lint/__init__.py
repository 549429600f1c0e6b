"""What `docwright lint` finds: the defects of docs."""
