"""The facts of pages, kept from one run to the next."""
