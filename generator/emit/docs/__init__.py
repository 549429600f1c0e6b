"""Pages of the SDK for people that no template of a client covers."""
