"""Zips among the docs: their pages are read in memory, and nothing is unpacked to the disk.

    directory ──▶ names ──▶ unpacking, entry by entry ──▶ listing (kept by the hash of the zip)

A zip counts only after all its pages were unpacked within the limits, so that a bomb costs the zip and not the run.
"""
