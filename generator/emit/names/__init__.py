"""Python names: how wire names are spelt, and which one gets a name that several want."""
