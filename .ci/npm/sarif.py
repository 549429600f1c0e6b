"""Checks a log of SARIF. Usage: sarif.py LOG VALIDATION SCHEMA.

VALIDATION is what the multitool of Microsoft finds in the log, with its notes. Its exit status says nothing: it is 0 also for
errors, and for a log that the multitool could not read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import jsonschema

_EXPLAINED: Final = {
    "SARIF2005": "the checkout knows no address of the project",
    "SARIF2017": "a result about a whole file has no region (3.29.4)",
}
"""Warnings that are as they should be."""
_OF_EACH_RESULT: Final = "SARIF2002"
"""A note about each message that is written out."""


def main(log: str, validation: str, schema: str) -> None:
    """Says how many results and rules a log has; raises or exits where it does not follow the standard."""
    document = json.loads(Path(log).read_bytes())
    jsonschema.validate(document, json.loads(Path(schema).read_bytes()))
    (run,) = document["runs"]
    if not run["results"]:
        raise SystemExit(f"{log} has no result, so that nothing was checked.")
    (findings,) = json.loads(Path(validation).read_bytes())["runs"]
    notes = [found for found in findings["results"] if found.get("level") == "note"]
    _refuse([found for found in findings["results"] if found not in notes])
    read = sum(note["ruleId"] == _OF_EACH_RESULT for note in notes)
    if read != len(run["results"]):
        raise SystemExit(f"The multitool read {read} of {len(run['results'])} results.")
    rules = run["tool"]["driver"]["rules"]
    print(f"{Path(log).name}: {read} results and {len(rules)} rules are valid.")


def _refuse(findings: list[dict[str, Any]]) -> None:
    """Exits if there are errors, or warnings that nothing explains."""
    refused = [
        json.dumps(found)
        for found in findings
        # a level that is not written is a warning
        if found.get("level") == "error" or found["ruleId"] not in _EXPLAINED
    ]
    if refused:
        raise SystemExit("\n".join(refused))


if __name__ == "__main__":
    main(*sys.argv[1:])
