"""The agents of the asynchronous client."""
