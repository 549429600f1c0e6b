"""The codec: JSON to values of the generated classes, and back."""
