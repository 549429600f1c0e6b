"""Names that Python names of an API cannot have, because something else in the SDK has them (naming rules 7 and 8)."""

from __future__ import annotations

from typing import Final

ANNOTATIONS: Final = frozenset(
    "bool bytes dict float int list object str datetime timedelta".split()
)
"""The names in annotations of generated classes, which attributes of the same name would shadow."""

ON_CLIENTS: Final = frozenset(
    "agents close aclose with_options with_raw_response options from_env "
    "request version cached_property".split()
)
"""Methods of clients, and the decorator of the agents there."""
ON_AGENT_LISTS: Final = frozenset({"cached_property"})
"""The decorator of the agents of REST, in the class that has nothing but agents."""
ON_MODELS: Final = frozenset(
    "copy to_dict to_json from_dict from_json unknown_fields _field".split()
)
"""Methods of models, and the function that names a field on the wire; no wire name has a leading `_` in Python."""
IN_CALLS: Final = frozenset(
    "timeout deadline extra_headers extra_query call self".split()
)
ON_AGENTS: Final = frozenset({"models", "enums"}) | ANNOTATIONS
"""Names that the annotations of an agent's methods use."""
OF_CLASSES: Final = frozenset("Flags Model OpenEnum Result".split()) | ANNOTATIONS
"""Names that the module of models or enums itself uses."""
IN_PACKAGES: Final = frozenset({"lazy_attribute", "lazy_names"})
"""The functions by which packages import their modules on first use."""
