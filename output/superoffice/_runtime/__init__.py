"""The runtime of the SDK. Only what the package above exports is public; everything else may move."""
