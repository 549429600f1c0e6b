"""Answers that are files, written while they come."""
