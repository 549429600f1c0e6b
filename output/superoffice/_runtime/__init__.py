"""The runtime of the SDK. Only the names that the package above exports are public; everything else may move."""
