"""SARIF 2.1.0 (OASIS), as code scanning reads it.

Numbers in parentheses are sections of the standard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

import msgspec

from generator import __version__
from generator.model.lint.places import Place
from generator.report.ci.severity import Severity
from generator.report.escape import for_lines, for_sarif_message, for_terminal
from generator.report.json_text import json_text

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT: Final = "REPOSITORYROOT"
_MOST: Final = 25_000
"""Results that GitHub takes in a run; it refuses a file with more."""

_LONGEST_SNIPPET: Final = 1_000
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked for, in words of our own.

    `title` and `why` are sentences, `help` is what to do about it, as text and, where there is more to show, as Markdown.
    `address` is that of a page about it, empty where there is none. `severity` is that of results that nothing else is
    known of.
    """

    id: str
    title: str
    why: str
    help: str
    markdown: str = ""
    address: str = ""
    severity: Severity = Severity.WARNING
    tags: tuple[str, ...] = ()


class Spot(msgspec.Struct, frozen=True):
    """A place from the root of the git repository on; of a whole file it has line 0. `snippet` is the text of the line."""

    place: Place
    snippet: str = ""


class Related(msgspec.Struct, frozen=True):
    """A place that the message of a result links, and what is there in a few words of our own."""

    spot: Spot
    words: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A result.

    GitHub takes no file in which a result has no spot. `names` are the ids of what it is about. `accepted` is why nobody
    needs to look at it. `baseline` says how it compares with earlier results: new, unchanged or absent.
    """

    rule: str
    severity: Severity
    message: str
    spot: Spot | None
    fingerprint: str
    names: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    properties: Mapping[str, str] = _NOTHING
    accepted: str | None = None
    baseline: str = ""


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """All of a run: the rules that there are, and the results of which the first ones are written if there are too many.

    `results` may be made while they are written, so that those that are left out cost nothing; `number` counts all of them.
    `category` tells uploads of different commands apart, `address` is that of a page about the program. `noun` is what
    results are called, and `command` shows all of them.
    """

    rules: Sequence[Rule]
    results: Iterable[Result]
    number: int
    noun: str
    command: str
    category: str = ""
    address: str = ""


def sarif_document(log: Log) -> str:
    """The log as JSON."""
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(log)]})


def _run(log: Log) -> dict[str, Any]:
    numbers = {rule.id: number for number, rule in enumerate(log.rules)}
    run: dict[str, Any] = {"tool": {"driver": _driver(log)}}
    if log.category:
        # of an id that ends so, GitHub takes all of it as the category (3.17.3)
        run["automationDetails"] = {"id": f"{log.category}/"}
    return {
        **run,
        # columns are not given, but a reader that makes some must know how
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The root of the git repository."}}
        },
        "invocations": [_invocation(log)],
        "results": [_result(result, numbers) for result in islice(log.results, _MOST)],
    }


def _driver(log: Log) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": "docwright", "semanticVersion": __version__}
    if log.address:
        driver["informationUri"] = log.address
    return {**driver, "rules": list(map(_rule, log.rules))}


def _rule(rule: Rule) -> dict[str, Any]:
    help_ = {"text": rule.help}
    if rule.markdown:
        help_["markdown"] = rule.markdown
    written: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": help_,
    }
    if rule.address:
        written["helpUri"] = rule.address
    written["defaultConfiguration"] = {"level": rule.severity.value}
    if rule.tags:
        written["properties"] = {"tags": list(rule.tags)}
    return written


def _invocation(log: Log) -> dict[str, Any]:
    """Says how many results were left out."""
    notifications: list[dict[str, Any]] = []
    if (others := log.number - _MOST) > 0:
        text = f"{others:,} more {log.noun}: {log.command}"
        notifications.append({"level": "warning", "message": {"text": text}})
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": notifications,
    }


def _result(result: Result, numbers: Mapping[str, int]) -> dict[str, Any]:
    written: dict[str, Any] = {
        "ruleId": for_terminal(result.rule),
        "level": result.severity.value,
        "message": {"text": _message(result)},
        "locations": list(_locations(result)),
        "partialFingerprints": {"docwright/v1": result.fingerprint},
    }
    if result.properties:
        written["properties"] = {
            name: for_lines(value) for name, value in result.properties.items()
        }
    if (number := numbers.get(result.rule)) is not None:
        written["ruleIndex"] = number
    if result.related:
        written["relatedLocations"] = list(_related(result))
    if result.baseline:
        written["baselineState"] = result.baseline
    if result.accepted is not None:
        written["suppressions"] = [_suppression(result.accepted)]
    return written


def _message(result: Result) -> str:
    """The message with a link to each related place, which GitHub shows only if it is linked (3.11.6)."""
    links = [
        f"[{related.words}]({number})"
        for number, related in enumerate(result.related, 1)
    ]
    shown = for_sarif_message(result.message)
    return f"{shown} (see {', '.join(links)})" if links else shown


def _suppression(reason: str) -> dict[str, str]:
    suppression = {"kind": "external", "status": "accepted"}
    return (
        {**suppression, "justification": for_lines(reason)} if reason else suppression
    )


def _locations(result: Result) -> Iterator[dict[str, Any]]:
    if result.spot is None:
        return
    location: dict[str, Any] = {"physicalLocation": _physical(result.spot)}
    if result.names:
        location["logicalLocations"] = [
            {"fullyQualifiedName": for_terminal(name)} for name in result.names
        ]
    yield location


def _related(result: Result) -> Iterator[dict[str, Any]]:
    for number, related in enumerate(result.related, 1):
        yield {
            "id": number,
            "physicalLocation": _physical(related.spot),
            "message": {"text": related.words},
        }


def _physical(spot: Spot) -> dict[str, Any]:
    """The file and the line; without a line all of the file is meant (3.29.4)."""
    path, line = spot.place
    artifact = {"uri": _uri(path), "uriBaseId": _ROOT}
    location: dict[str, Any] = {"artifactLocation": artifact}
    if line:
        location["region"] = {"startLine": line, **_snippet(spot.snippet)}
    return location


def _uri(path: str) -> str:
    """A relative reference; a name that is no UTF-8 has the bytes that it has on disk."""
    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:
        # Windows has names with half of a surrogate pair
        return quote(path, errors="surrogatepass")


def _snippet(line: str) -> dict[str, Any]:
    """The text of a line where all of it can be shown as it is, which a snippet has to be (3.30.13)."""
    shown = 0 < len(line) <= _LONGEST_SNIPPET and line.isprintable()
    return {"snippet": {"text": line}} if shown else {}
