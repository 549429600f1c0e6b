"""Values of models: enums, flags, dates, and the bases of the generated classes."""
