"""Checks of the words of pages."""
