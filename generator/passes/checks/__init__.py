"""Diagnostics that need many pages or the finished model."""
