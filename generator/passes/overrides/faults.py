"""Pass: stops where an override cannot be used.

Rule: an override corrects the docs as they are. One that matches nothing or changes nothing is out of date, and would hide
that the docs were mended or that it is misspelt.
"""

from __future__ import annotations

from generator.model.overrides import refusal
from generator.passes.state import State


def override_faults(state: State) -> State:
    """The state itself.

    Raises:
        UsageError: an override cannot be used; all that is wrong is told.
    """
    if state.override_faults:
        raise refusal(state.overrides.path, state.override_faults)
    return state
