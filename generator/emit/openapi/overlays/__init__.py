"""Overlays: what must be changed in a document of OpenAPI, as a document that other programs can apply (Overlay 1.1).

differences  two documents → the actions that make one of the other
overlay      the actions → the overlay
"""

from generator.emit.openapi.overlays.overlay import overlay_of

__all__ = ["overlay_of"]
