"""What is compared and what is found: snapshots of an API with its SDK, and the changes between two of them."""
