"""The two sides of a comparison: whatever people name, as a snapshot."""
