"""Checks a report of changes against the schema of SARIF. Usage: sarif.py REPORT SCHEMA."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema


def main(report: str, schema: str) -> None:
    """Says how many results and rules a report has; raises ValidationError where it does not follow the schema."""
    document = json.loads(Path(report).read_bytes())
    jsonschema.validate(document, json.loads(Path(schema).read_bytes()))
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    if not run["results"]:
        raise SystemExit("The report has no result, so that nothing was checked.")
    print(f"SARIF: {len(run['results'])} results and {len(rules)} rules are valid.")


if __name__ == "__main__":
    main(*sys.argv[1:])
