"""Values in models: enums, flags and dates; and the bases of the generated classes."""
