"""The agents of the synchronous client."""
