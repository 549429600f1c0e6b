"""XML to values of the generated classes and back."""
