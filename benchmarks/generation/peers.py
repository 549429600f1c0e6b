"""The peers: xsdata for WSDLs, openapi-python-client for OpenAPI documents."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from benchmarks.generation.aside import put_aside
from benchmarks.generation.docwright import Size, size_of
from benchmarks.generation.inputs import write_wsdls
from benchmarks.generation.openapi import Route, openapi_of
from benchmarks.generation.processes import Cost, cost_of, peak_of
from benchmarks.peers.environments import environment, path_of, versions
from benchmarks.peers.generated import write_json

XSDATA: Final = "xsdata"
OPENAPI: Final = "openapi-python-client"
_REQUIREMENTS: Final = {
    XSDATA: ("xsdata[cli,lxml,soap]",),
    OPENAPI: (OPENAPI,),
}


class Peer(msgspec.Struct, frozen=True):
    """A run of a peer: `command` in `folder` writes `output`, where `operations` are those of its input."""

    name: str
    operations: int
    folder: Path
    output: Path
    command: tuple[str | Path, ...]
    variables: dict[str, str]

    def run(self) -> Cost:
        """What a run costs that finds nothing of earlier ones."""
        self._clear()
        return cost_of(self.command, self.folder, self.variables)

    def peak(self) -> int | None:
        """The most memory of a run in bytes, None where the system does not tell."""
        self._clear()
        return peak_of(self.command, self.folder, self.variables)

    def size(self) -> Size:
        """What the last run wrote."""
        return size_of(self.output)

    def _clear(self) -> None:
        put_aside(self.output)


def peer_versions() -> dict[str, str]:
    """The version of each peer, which is installed where it is not yet."""
    return {
        name: versions(environment(name, requirements), (name,))[name]
        for name, requirements in _REQUIREMENTS.items()
    }


def xsdata(docs: Path, folder: Path, operations: int) -> Peer:
    """A run of xsdata over the WSDLs that the pages of one SOAP version hold."""
    python = environment(XSDATA, _REQUIREMENTS[XSDATA])
    write_wsdls(docs, folder / "wsdl")
    command = (python, "-m", "xsdata", "generate", "wsdl", "--package", "peer")
    return Peer(
        f"{XSDATA} {docs.name}",
        operations,
        folder,
        folder / "peer",
        command,
        # it formats with ruff, which its environment has
        {"PATH": path_of(python)},
    )


def openapi_client(swagger: Path, folder: Path, routes: frozenset[Route]) -> Peer:
    """openapi-python-client over a Swagger file, for the routes that the pages describe."""
    python = environment(OPENAPI, _REQUIREMENTS[OPENAPI])
    folder.mkdir(parents=True, exist_ok=True)
    document, operations = openapi_of(swagger, routes)
    write_json(folder / "openapi.json", document)
    command = (
        *(python.with_name(OPENAPI), "generate", "--path", "openapi.json"),
        *("--output-path", "peer", "--meta", "none", "--overwrite"),
    )
    return Peer(
        f"{OPENAPI} {swagger.stem.removeprefix('Swagger-v1-')}",
        operations,
        folder,
        folder / "peer",
        command,
        {"PATH": path_of(python)},
    )
