"""REST pages as short as a test needs them, of an invented API."""

from __future__ import annotations

import json
from collections.abc import Sequence

Row = tuple[str, str] | tuple[str, str, str]
"""Name, type and, where given, description of a table's row."""


def _table(rows: Sequence[Row], first: str = "Property Name") -> str:
    lines = [f"| {first} | Type |  Description |", "|----|----|----|"]
    for name, type_, *description in rows:
        lines.append(f"| {name} | {type_} | {' '.join(description)} |")
    return "\n".join(lines)


def _sample(value: object) -> str:
    return "" if value is None else f"\n\n{json.dumps(value, indent=2)}"


def rest_page(
    route: str,
    *,
    uid: str = "",
    path: Sequence[Row] = (),
    query: Sequence[Row] = (),
    body: str = "",
    body_text: str = "",
    body_rows: Sequence[Row] = (),
    request: object = None,
    content_types: str = "`application/json`, `text/json`",
    accept: str = "`application/json`, `text/json`",
    heading: str = "",
    response_body: str = "",
    rows: Sequence[Row] = (),
    response: object = None,
    statuses: Sequence[tuple[int, str]] = ((200, "OK"),),
    description: str = "Follows a parcel.",
    old: bool = False,
) -> str:
    """A REST operation page; `old` writes it as pages before August 2022 are (`id`, both samples under one heading)."""
    method, _, url = route.partition(" ")
    name = url.rpartition("/")[2]
    agent = url.split("/")[-2] if "/Agents/" in url else ""
    id_ = uid or f"v1{agent}Agent_{name}"
    parts = [
        f"---\ntitle: {route}\n{'id' if old else 'uid'}: {id_}\n---\n\n# {route}\n",
        f"```http\n{route}\n```\n\n{description}\n\n",
    ]
    if path:
        parts.append(_table(path, "Path Part") + "\n")
    if query:
        parts.append(
            f"## Query String Parameters\n\n{_table(query, 'Parameter Name')}\n"
        )
    headers = [f"| Accept | Formats of the answer: {accept} |"]
    if body:
        headers.insert(0, f"| Content-Type | Formats of the body: {content_types} |")
    parts.append(
        "## Request Headers\n\n| Parameter Name | Description |\n|----|----|\n"
        + "\n".join(headers)
        + "\n"
    )
    if body:
        parts.append(f"## Request Body: {body} \n\n{body_text}\n")
    if body_rows:
        parts.append(_table(body_rows) + "\n")
    table = "\n".join(f"| {code} | {text} |" for code, text in statuses)
    parts.append(
        f"## Response:{heading}\n\nThe answer.\n\n| Response | Description |\n|----|----|\n{table}\n"
    )
    title = f"Response body: {response_body}"
    parts.append(f"{title if old else '### ' + title}\n")
    if rows:
        parts.append(_table(rows) + "\n")
    parts.append(
        f"## Sample {'Request' if old else 'request'}\n\n```http!\n{method} {url}\n"
        f"Content-Type: application/json; charset=utf-8{_sample(request)}\n```\n"
    )
    if not old:
        parts.append("## Sample response\n")
    parts.append(
        "```http_\nHTTP/1.1 200 OK\nContent-Type: application/json; charset=utf-8"
        f"{_sample(response)}\n```"
    )
    return "\n".join(parts)
