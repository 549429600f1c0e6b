"""Docwright's runs and those of the peers, in turns, so that a busy moment of the machine affects all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.generation.docwright import Size, Workplace, pages_of, size_of
from benchmarks.generation.growth import Growth, exponent, measure_growth
from benchmarks.generation.inputs import ChangingPage, copied_docs
from benchmarks.generation.limits import Limit, limits
from benchmarks.generation.openapi import Route, route
from benchmarks.generation.peers import Peer, openapi_client, peer_versions, xsdata
from benchmarks.generation.processes import Cost, middle
from benchmarks.generation.rows import Row, exponent_row, memory_row, times_row

PARTS: Final = ("version", "everything", "memory", "growth", "limits")


class Run(msgspec.Struct, frozen=True):
    """A kind of run: its median cost, and what it wrote."""

    name: str
    operations: int
    cost: Cost | None
    size: Size | None = None
    peak: int | None = None


class Report(msgspec.Struct, frozen=True):
    """All figures; seconds and bytes."""

    versions: dict[str, str]
    pages: dict[str, int]
    rows: list[Row]
    runs: list[Run]
    growth: list[Growth]
    limits: list[Limit]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is measured: `docs` is the folder of a reference, `version` that of a SOAP version below its `soap`.

    `swagger` is a folder of Swagger files for REST, `parts` are some of PARTS.
    """

    docs: Path
    version: str
    swagger: Path
    parts: frozenset[str]
    jobs: int
    repeat: int


def measure(request: Request, folder: Path) -> Report:
    """All figures that are asked for; `folder` is empty."""
    return _Measuring(request, folder).report()


class _Measuring:
    """The state of a measurement: what each kind of run cost so far."""

    def __init__(self, request: Request, folder: Path) -> None:
        self._request = request
        self._folder = folder
        self._costs: dict[str, list[Cost]] = defaultdict(list)
        self._sizes: dict[str, Size] = {}
        self._peaks: dict[str, int | None] = {}
        self._operations, routes = _operations(request.docs, folder)
        self._docs = {
            "one version": folder / "version" / request.version,
            "everything": folder / "everything",
        }
        sources = {"one version": self._version_source, "everything": request.docs}
        self._pages = {
            what: copied_docs(sources[what], self._docs[what]) for what in self._docs
        }
        self._changing = {
            what: ChangingPage(pages_of(docs)) for what, docs in self._docs.items()
        }
        self._peers = [*self._xsdatas(), *self._clients(routes)]

    @property
    def _version_source(self) -> Path:
        return self._request.docs / "soap" / self._request.version

    def report(self) -> Report:
        parts = self._request.parts
        for turn in range(self._request.repeat):
            _say(f"turn {turn + 1} of {self._request.repeat}")
            self._turn(parts)
        if "memory" in parts:
            self._measure_memory()
        growth: list[Growth] = []
        if "growth" in parts:
            _say("growth")
            growth = measure_growth(
                self._request.docs,
                self._folder / "growth",
                jobs=self._request.jobs,
                repeat=self._request.repeat,
            )
        return Report(
            versions=peer_versions() | {"python": sys.version.split()[0]},
            pages=self._pages,
            rows=[*self._rows(), *([exponent_row(exponent(growth))] if growth else [])],
            runs=self._runs(),
            growth=growth,
            limits=self._limits() if "limits" in parts else [],
        )

    def _turn(self, parts: frozenset[str]) -> None:
        # the first of them is what all runs over one version are compared with
        peers = self._peers if "everything" in parts else self._peers[:1]
        if parts & {"version", "everything"}:
            for peer in peers:
                self._note(peer.name, peer.run, peer.size)
        if "version" in parts:
            self._turn_of("one version", turns_without_black=True)
        if "everything" in parts:
            self._turn_of("everything", turns_without_black=False)

    def _turn_of(self, what: str, *, turns_without_black: bool) -> None:
        workplace = self._workplace(what)

        def size() -> Size:
            return size_of(workplace.output)

        self._note(f"{what}, cold, formatted", workplace.cold, size)
        self._note(f"{what}, unchanged", workplace.warm)
        _check(workplace, writes=False)
        self._changing[what].change()
        self._note(f"{what}, one changed page", workplace.warm)
        _check(workplace, writes=True)
        if turns_without_black:
            unformatted = self._workplace(what, is_formatted=False)
            self._note(f"{what}, cold, without black", unformatted.cold)

    def _workplace(self, what: str, *, is_formatted: bool = True) -> Workplace:
        name = f"{what}-{'formatted' if is_formatted else 'unformatted'}"
        return Workplace(
            self._folder / name.replace(" ", "-"),
            self._docs[what],
            jobs=self._request.jobs,
            is_formatted=is_formatted,
        )

    def _note(
        self, name: str, run: Callable[[], Cost], size: Callable[[], Size] | None = None
    ) -> None:
        cost = run()
        _say(f"  {name}: {cost.wall:.2f} s")
        self._costs[name].append(cost)
        if size and name not in self._sizes:
            self._sizes[name] = size()

    def _measure_memory(self) -> None:
        _say("memory")
        for what in self._docs:
            workplace = self._workplace(what)
            self._peaks[f"{what}, cold, formatted"] = workplace.cold_peak()
            self._peaks[f"{what}, unchanged"] = workplace.warm_peak()
        for peer in self._peers:
            self._peaks[peer.name] = peer.peak()

    def _limits(self) -> list[Limit]:
        _say("limits")
        workplace = self._workplace("one version")
        if not workplace.output.exists():
            workplace.cold()
        folder = self._folder / "limits"
        folder.mkdir()
        return limits(
            self._docs["one version"],
            workplace.output,
            folder,
            jobs=self._request.jobs,
            repeat=self._request.repeat,
        )

    def _rows(self) -> list[Row]:
        costs = {name: middle(values) for name, values in self._costs.items()}
        rows: list[Row] = []
        if "version" in self._request.parts:
            peer = costs[self._peers[0].name]
            rows += [
                times_row(f"one version, {kind}", costs[f"one version, {kind}"], peer)
                for kind in (
                    "cold, formatted",
                    "cold, without black",
                    "unchanged",
                    "one changed page",
                )
            ]
        if "everything" in self._request.parts:
            peer = costs[self._peers[0].name]
            work = "everything, one changed page"
            rows.append(times_row(work, costs[work], peer))
            work = "everything, cold, formatted"
            together = _sum(costs[each.name] for each in self._peers)
            rows.append(times_row(work, costs[work], together))
        if "memory" in self._request.parts:
            rows += [
                memory_row(what, self._peaks[f"{what}, cold, formatted"])
                for what in self._docs
            ]
        return rows

    def _runs(self) -> list[Run]:
        operations = {peer.name: peer.operations for peer in self._peers}
        names = dict.fromkeys((*self._costs, *self._peaks))
        ours = {
            "one version": self._operations[self._request.version],
            "everything": sum(self._operations.values()),
        }
        return [
            Run(
                name,
                operations.get(name) or ours[name.partition(",")[0]],
                middle(self._costs[name]) if name in self._costs else None,
                self._sizes.get(name),
                self._peaks.get(name),
            )
            for name in names
        ]

    def _xsdatas(self) -> list[Peer]:
        """A run of xsdata for each SOAP version, the one that is measured alone first."""
        soap = self._request.docs / "soap"
        versions = sorted(
            (folder for folder in soap.iterdir() if folder.is_dir()),
            key=lambda folder: (folder.name != self._request.version, folder.name),
        )
        return [
            xsdata(
                docs, self._folder / "peers" / docs.name, self._operations[docs.name]
            )
            for docs in versions
        ]

    def _clients(self, routes: frozenset[Route]) -> list[Peer]:
        folder = self._folder / "peers"
        return [
            openapi_client(swagger, folder / swagger.stem, routes)
            for swagger in sorted(self._request.swagger.glob("*.json"))
        ]


def _operations(docs: Path, folder: Path) -> tuple[Mapping[str, int], frozenset[Route]]:
    """The number of operations of each SOAP version and of REST, and the routes of REST."""
    # a list without a shell: this interpreter, and a folder that the user named
    done = subprocess.run(  # noqa: S603 - no shell, our own interpreter
        [sys.executable, "-m", "generator", "inspect", docs, "--json", "--no-cache"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    operations = json.loads(done.stdout)["operations"]
    counts = Counter(operation["id"].split("/")[1] for operation in operations)
    routes = {
        route(operation["method"], operation["path"])
        for operation in operations
        if operation["protocol"] == "rest"
    }
    return counts, frozenset(routes)


def _sum(costs: Iterable[Cost]) -> Cost:
    summed = [*costs]
    return Cost(
        sum(cost.wall for cost in summed), sum(cost.processor for cost in summed)
    )


def _check(workplace: Workplace, *, writes: bool) -> None:
    """Raises SystemExit where a run wrote nothing that had to, or something that had not."""
    count = workplace.wrote()
    if bool(count) != writes:
        raise SystemExit(f"the last run wrote {count} files: this measures nothing")


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
