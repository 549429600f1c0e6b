"""Overlays: what must be changed in a document of OpenAPI, as a document that other programs can apply (Overlay 1.1).

    corrections  a vendor's document → the same with what is wrong in it corrected
    dialects     how a document of each version writes what the model says
    differences  two documents → the actions that make one of the other
    overlay      the actions → the overlay

Corrections change a copy, and the actions follow from the differences, so that they cannot say anything else.
"""

from generator.emit.openapi.overlays.corrections import corrected
from generator.emit.openapi.overlays.overlay import overlay_of

__all__ = ["corrected", "overlay_of"]
