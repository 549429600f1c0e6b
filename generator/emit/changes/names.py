"""What subjects are called in the modules of an SDK, and in the paths of its files.

A key is the dotted name of a subject below its package: `agents.appointment.reject`, `contact.get_all`,
`services88.appointment.reject`, `models.AppointmentEntity.start_date`, `services88.models.AppointmentEntity`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from generator.emit.json_files import Entry
from generator.emit.writing.disk import with_lf

_ENTRIES: Final = msgspec.json.Decoder(dict[str, str | dict[str, object]])
_TYPE_MODULES: Final = ("models", "enums")
_DOCS: Final = "docs/api/"
_CONTRACT: Final = "tests/contract/"
# what pages of the documentation add to the names of modules and classes, such as `appointment-agent`
_MARK: Final = re.compile(r"-(?:agent|soap|\d+)\Z|\.[a-z]+-\d+\Z")


class FileTexts(msgspec.Struct, frozen=True):
    """The content of a file before and after; None where there is no such file."""

    old: bytes | None
    new: bytes | None


class Names(msgspec.Struct, frozen=True):
    """Subject ids by key, and the keys of agents and resources by the name of their contract tests.

    `calls` are the ids of operations by the call that `api.json` and `samples.json` name, `known` are all ids.
    """

    package: str
    ids: dict[str, str]
    calls: dict[str, str]
    contract: dict[str, str]
    known: frozenset[str]


def decoded_index(data: bytes | None) -> dict[str, Entry]:
    """`api.json` of an SDK; empty where there is none, or what is there is none."""
    if data is None:
        return {}
    try:
        return _ENTRIES.decode(with_lf(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def names_of(package: str, indexes: tuple[Mapping[str, Entry], ...]) -> Names:
    """The names in all indexes; of two subjects of one name that of the last index counts."""
    ids: dict[str, str] = {}
    calls: dict[str, str] = {}
    for index in indexes:
        for id_, entry in index.items():
            ids |= dict(_keys(package, id_, entry))
            if isinstance(entry, dict):
                calls[str(entry.get("call"))] = id_
    groups = {key for key, id_ in ids.items() if _is_group(id_)}
    contract = {_contract_name(key): key for key in groups}
    return Names(package, ids, calls, contract, frozenset(ids.values()))


def _keys(package: str, id_: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """The key of a subject, and that of the agent or resource of an operation."""
    if isinstance(entry, str):
        yield entry.removeprefix(f"{package}.").removeprefix("soap."), id_
        return
    protocol, _, rest = id_.partition("/")
    version = f"{rest.partition('/')[0].lower()}." if protocol == "soap" else ""
    key = f"{version}{entry.get('call')}"
    yield key, id_
    yield key.rpartition(".")[0], id_.rpartition("/")[0]


def _is_group(id_: str) -> bool:
    protocol, *parts = id_.split("/")
    is_agent = protocol == "rest" and parts[1:2] == ["Agents"]
    return protocol in ("soap", "rest") and len(parts) == 2 + is_agent


def _contract_name(group: str) -> str:
    return (group if "." in group else f"resources.{group}").replace(".", "_")


def key_of_path(path: str, names: Names) -> str:
    """The key of the agent, resource, type or module that a file is about; empty where it is about no single one."""
    if path.startswith(_CONTRACT):
        stem = path.rpartition("/")[2].partition(".")[0].removeprefix("test_")
        return names.contract.get(stem, "")
    if path.startswith(_DOCS):
        below = path.removeprefix(_DOCS).removesuffix(".md")
        plain = ".".join(_MARK.sub("", part) for part in below.split("/"))
        parts = plain.split(".")
    elif path.startswith(f"{names.package}/") and path.endswith(".py"):
        below = path.removeprefix(f"{names.package}/").removesuffix(".py")
        parts = below.split("/")
    else:
        return ""
    return _key(parts)


def _key(parts: list[str]) -> str:
    parts = [part.removeprefix("async_") for part in parts if part != "soap"]
    is_versioned = len(parts) > 2 and parts[1] == "agents"
    if is_versioned:
        del parts[1]
    return ".".join(parts[1:] if parts[0] == "resources" else parts)
