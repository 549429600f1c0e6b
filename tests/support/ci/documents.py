"""What CI systems read, checked against schemas of our own, as no package ships those of GitLab and Jenkins."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from lxml import etree

_HERE = Path(__file__).parent
_CODE_QUALITY = Draft202012Validator(
    json.loads((_HERE / "code_quality.json").read_bytes())
)
_JUNIT = etree.XMLSchema(etree.parse(_HERE / "junit.xsd"))
_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\n]*)")


def code_quality(text: str) -> list[dict[str, Any]]:
    """The rows of a report for GitLab, which follows the schema and has each fingerprint once."""
    rows: list[dict[str, Any]] = json.loads(text.encode())
    _CODE_QUALITY.validate(rows)
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    return rows


def junit(text: str) -> etree._Element:
    """The root of a test report, which follows the schema and counts its cases right."""
    root = etree.fromstring(text.encode())
    _JUNIT.assertValid(root)
    for element in (root, *root):
        cases = element.findall(".//testcase")
        results = Counter(part.tag for case in cases for part in case)
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(results["failure"])
        assert element.get("skipped") == str(results["skipped"])
    return root


class Command(NamedTuple):
    """A workflow command as the runner of GitHub reads it."""

    level: str
    properties: dict[str, str]
    message: str


def workflow_commands(text: str) -> list[Command]:
    """The commands of a report, in which every line is one, and nothing but a printable character is in it."""
    lines = text.split("\n")
    assert lines.pop() == ""
    assert all(line.isprintable() for line in lines)
    return list(map(_command, lines))


def _command(line: str) -> Command:
    found = _COMMAND.fullmatch(line)
    assert found is not None, line
    level, listed, message = found.groups()
    pairs = (pair.split("=", 1) for pair in listed.split(","))
    properties = {name: _unescaped(value) for name, value in pairs}
    assert set(properties) <= {"file", "line", "title"}
    return Command(level, properties, _unescaped(message))


def _unescaped(text: str) -> str:
    for code, char in {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n"}.items():
        text = text.replace(code, char)
    return text.replace("%25", "%")


def sarif_run(text: str) -> dict[str, Any]:
    """The run of a log whose results name rules that it has, files by relative addresses, and lines from 1 on."""
    document = json.loads(text.encode())
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert isinstance(run, dict)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        if (number := result.get("ruleIndex")) is not None:
            assert rules[number]["id"] == result["ruleId"]
        places = [*result["locations"], *result.get("relatedLocations", ())]
        for place in places:
            physical = place["physicalLocation"]
            artifact = physical["artifactLocation"]
            assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", artifact["uri"], re.A)
            assert not artifact["uri"].startswith("/")
            assert artifact["uriBaseId"] in run["originalUriBaseIds"]
            region = physical.get("region", {"startLine": 1})
            assert region["startLine"] >= 1
            assert set(region) <= {"startLine", "snippet"}
    return run
