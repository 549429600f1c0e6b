"""The command line: `docwright generate`, `docwright inspect` and `docwright cache`.

Exit status: 0 done or up to date, 1 findings, 2 usage or environment, 3 a bug in Docwright, 130 interrupted.
Standard output is for results, standard error for people.
"""

from __future__ import annotations

import argparse
import gc
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from generator import __version__
from generator.commands.cache import add_cache
from generator.commands.contract_samples import contract_samples
from generator.emit.sdk import Sdk, SdkSettings, generated_folders, render_sdk
from generator.emit.writing import (
    Changes,
    ManifestFacts,
    plan_changes,
    recover,
    write_output,
)
from generator.files.names_record import RECORD, load_record, save_record
from generator.files.overrides import load_overrides
from generator.files.settings import Settings, job_count, load_settings, sdk_settings
from generator.model.api import Api
from generator.model.diagnostics import Diagnostic, Level, by_place
from generator.model.errors import DocwrightError, FindingsError, UsageError
from generator.model.facts import PageFacts
from generator.model.overrides import Overrides
from generator.passes import build_api, select
from generator.passes.pages import Ages
from generator.reader.cache.facts import FactsCache, open_cache
from generator.reader.collection import collection_paused
from generator.reader.discover import Discovery, discover
from generator.reader.read import read_files
from generator.report.diagnostics import diagnostic_lines
from generator.report.escape import for_terminal
from generator.report.inspect import model_digest, model_json
from generator.report.memory import peak_memory
from generator.report.progress import Progress
from generator.report.subject import find, subject_json, subject_lines
from generator.report.summary import (
    FileCounts,
    Summary,
    counted,
    summarise,
    summary_json,
    summary_lines,
)


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands and options."""
    parser = argparse.ArgumentParser(
        prog="docwright",
        description="Read the pages of an API reference and write a typed Python SDK.",
    )
    parser.add_argument("-V", "--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_generate(commands.add_parser("generate", help="write the SDK"))
    _add_inspect(commands.add_parser("inspect", help="show what the docs say"))
    add_cache(commands.add_parser("cache", help="empty the cache"))
    return parser


def _add_generate(parser: argparse.ArgumentParser) -> None:
    parser.description = "Read DOCS and write the SDK to OUT."
    _add_docs(parser)
    parser.add_argument("-o", "--output", metavar="OUT", help="the SDK's folder")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if OUT is stale"
    )
    for option, verb in (("--only", "keep"), ("--exclude", "leave out")):
        parser.add_argument(
            option,
            action="append",
            default=[],
            metavar="PATTERN",
            help=f"{verb} an agent, or subject ids with '*'; may be repeated",
        )
    parser.add_argument(
        "--summary-json", metavar="FILE", help="write the summary there, '-' is stdout"
    )
    parser.add_argument(
        "--fail-on",
        choices=[level.value for level in Level],
        metavar="LEVEL",
        help="exit 1 on a diagnostic of this level (info, warning, error) or above",
    )
    parser.add_argument(
        "--force", action="store_true", help="overwrite files that were edited by hand"
    )
    parser.add_argument(
        "--no-format", action="store_true", help="leave out black; quicker, less tidy"
    )
    parser.set_defaults(run=generate)


def _add_inspect(parser: argparse.ArgumentParser) -> None:
    parser.description = "Show the model that DOCS give, or all about one SUBJECT."
    _add_docs(parser)
    parser.usage = (
        "docwright inspect [-h] [--jobs N] [--no-cache] [DOCS ...] [--json] [SUBJECT]"
    )
    parser.epilog = "SUBJECT is a subject id such as soap/Services88/Appointment/Reject, or its end."
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.set_defaults(run=inspect)


def _add_docs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "docs", nargs="*", metavar="DOCS", help="folders or files; else the settings'"
    )
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="processes (default: one per core)"
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="read every page, and keep nothing for later runs",
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command; gives the exit status."""
    arguments = _parse(build_parser(), argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except DocwrightError as error:
        _say(f"error: {for_terminal(error.message)}")
        for line in error.details:
            _say(for_terminal(line))
        if error.hint:
            _say(error.hint)
        return error.exit_status
    except KeyboardInterrupt:
        _say("interrupted")
        return 130
    except Exception:  # noqa: BLE001 - no bug may end in another status
        traceback.print_exc()
        _say("error: this is a bug in Docwright; please report the lines above")
        return 3
    finally:
        gc.unfreeze()


def _parse(
    parser: argparse.ArgumentParser, argv: Sequence[str] | None
) -> argparse.Namespace:
    """The arguments; positionals after an option belong to DOCS too, which argparse gives back as unknown."""
    arguments, rest = parser.parse_known_args(argv)
    if any(one.startswith("-") for one in rest) or (rest and "docs" not in arguments):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        arguments.docs = [*arguments.docs, *rest]
    return arguments


def _say(line: str) -> None:
    print(f"docwright: {line}", file=sys.stderr)


def generate(arguments: argparse.Namespace) -> int:
    """`docwright generate`."""
    settings = load_settings(Path.cwd())
    output = Path(arguments.output or settings.output)
    folders = _docs(arguments.docs, settings)
    _refuse_overlap(folders, output)
    if message := recover(output).message:
        _say(message)
    progress = Progress()
    jobs = job_count(arguments.jobs, settings)
    record = load_record(Path.cwd())
    overrides = load_overrides(Path.cwd(), settings.overrides)
    cache = _cache(arguments)
    found, pages, api, diagnostics, ages = _model(
        folders, jobs, progress, cache, overrides
    )
    api = select(
        api, arguments.only or settings.only, arguments.exclude or settings.exclude
    )
    _require_operations(api, pages, diagnostics)
    with progress.stage(
        "render", f"rendering {counted(len(api.operations), 'operation')}"
    ):
        own = sdk_settings(settings)
        samples, wrong = contract_samples(api, pages, found.files, ages)
        sdk = render_sdk(
            api,
            own,
            jobs=jobs,
            reformat=not arguments.no_format,
            record=record,
            overrides=overrides,
            samples=samples,
            progress=progress.reach,
        )
    diagnostics = tuple(sorted((*diagnostics, *wrong, *sdk.diagnostics), key=by_place))
    with progress.stage("write", "comparing" if arguments.check else "writing"):
        facts = _manifest_facts(arguments, own, api, overrides)
        changes = _write(arguments, settings.package, output, sdk, facts)
        is_new_record = sdk.record != record
        if is_new_record and not arguments.check:
            save_record(Path.cwd(), sdk.record)
    summary = summarise(
        docwright=__version__,
        pages=pages,
        skipped=dict(found.skipped),
        api=api,
        diagnostics=diagnostics,
        files=FileCounts(
            len(changes.written), len(changes.unchanged), len(changes.removed)
        ),
        seconds=progress.seconds,
        peak_memory=peak_memory(),
        cache_hits=cache.hits if cache else 0,
    )
    _tell(arguments, summary, diagnostics, output)
    stale = [*changes.written, *changes.removed, *([RECORD] if is_new_record else [])]
    return _status(arguments, stale, diagnostics)


def _docs(given: Sequence[str], settings: Settings) -> list[Path]:
    folders = [Path(one) for one in (given or settings.docs)]
    if not folders:
        raise UsageError(
            "no docs were given",
            "Name a folder of pages, or set 'docs' in docwright.toml.",
        )
    return folders


def _refuse_overlap(folders: Sequence[Path], output: Path) -> None:
    """The output must not become an input, nor the other way round."""
    out = output.resolve()
    for folder in folders:
        docs = folder.resolve()
        if out == docs or docs in out.parents:
            raise UsageError(
                f"the output {output} lies in the docs {folder}",
                "Choose another folder with -o.",
            )


def _cache(arguments: argparse.Namespace) -> FactsCache | None:
    if arguments.no_cache:
        return None
    cache, refused = open_cache()
    if refused:
        _say(f"no cache is used: {for_terminal(refused)}")
    return cache


def _model(
    folders: Sequence[Path],
    jobs: int,
    progress: Progress,
    cache: FactsCache | None,
    overrides: Overrides,
) -> tuple[Discovery, tuple[PageFacts, ...], Api, tuple[Diagnostic, ...], Ages]:
    found = discover(folders)
    total = len(found.files)
    label = f"reading {counted(total, 'page')}"
    with progress.stage("read", label, total), collection_paused():
        pages = read_files(found.files, jobs, progress.reach, cache)
        # facts stay until the end: looking for cycles among them again and again doubles the time of the passes
        gc.freeze()
    with progress.stage("build", "building the model"):
        built = build_api(pages, overrides)
    diagnostics = sorted((*found.diagnostics, *built.diagnostics), key=by_place)
    return found, pages, built.api, tuple(diagnostics), built.ages


def _require_operations(
    api: Api, pages: tuple[PageFacts, ...], diagnostics: tuple[Diagnostic, ...]
) -> None:
    if not api.operations:
        for line in diagnostic_lines(diagnostics):
            _say(line)
        raise UsageError(
            f"no operation that can be read is in {counted(len(pages), 'page')}",
            "Give the folder that holds the operation pages of the reference, of SOAP or REST.",
        )


def _manifest_facts(
    arguments: argparse.Namespace,
    settings: SdkSettings,
    api: Api,
    overrides: Overrides,
) -> ManifestFacts:
    said = {"overrides": overrides.digest} if overrides.entries else {}
    own = {"format": not arguments.no_format}
    return ManifestFacts(
        docwright=__version__,
        docs=model_digest(api),
        settings=msgspec.to_builtins(settings) | own | said,
    )


def _write(
    arguments: argparse.Namespace,
    package: str,
    output: Path,
    sdk: Sdk,
    facts: ManifestFacts,
) -> Changes:
    """Writes the SDK, or only finds out what would be written."""
    force = arguments.force
    folders = generated_folders(package)
    if arguments.check:
        return plan_changes(output, sdk.files, facts, folders, force=force)
    seam = {f"{package}_custom/__init__.py": b""}
    return write_output(output, sdk.files, facts, folders, seam_files=seam, force=force)


def _tell(
    arguments: argparse.Namespace,
    summary: Summary,
    diagnostics: tuple[Diagnostic, ...],
    output: Path,
) -> None:
    for line in diagnostic_lines(diagnostics):
        _say(line)
    for line in summary_lines(summary, str(output), check=arguments.check):
        _say(line)
    if arguments.summary_json == "-":
        sys.stdout.buffer.write(summary_json(summary))
    elif arguments.summary_json:
        _write_summary(Path(arguments.summary_json), summary)


def _write_summary(path: Path, summary: Summary) -> None:
    try:
        path.write_bytes(summary_json(summary))
    except OSError as error:
        raise UsageError(
            f"the summary cannot be written to {path}: {error.strerror}",
            "Choose another file with --summary-json.",
        ) from error


def _status(
    arguments: argparse.Namespace,
    stale: list[str],
    diagnostics: tuple[Diagnostic, ...],
) -> int:
    if arguments.check and stale:
        for path in stale[:20]:
            _say(f"stale: {for_terminal(path)}")
        raise FindingsError(
            f"{counted(len(stale), 'stale file')} in {arguments.output or 'the output'}",
            "Run docwright generate without --check.",
        )
    if arguments.fail_on:
        least = Level(arguments.fail_on).rank
        count = sum(one.level.rank >= least for one in diagnostics)
        if count:
            raise FindingsError(
                f"{counted(count, 'diagnostic')} of level {arguments.fail_on} or above",
                "Mend the pages, or choose another level with --fail-on.",
            )
    return 0


def inspect(arguments: argparse.Namespace) -> int:
    """`docwright inspect`."""
    settings = load_settings(Path.cwd())
    docs, subject = _docs_and_subject(arguments, settings)
    progress = Progress(quiet=not sys.stderr.isatty())
    jobs = job_count(arguments.jobs, settings)
    overrides = load_overrides(Path.cwd(), settings.overrides)
    _, _, api, diagnostics, _ = _model(
        docs, jobs, progress, _cache(arguments), overrides
    )
    if arguments.json:
        data = subject_json(api, subject) if subject else model_json(api, diagnostics)
        sys.stdout.buffer.write(data)
        return 0
    if subject:
        for one in find(api, subject):
            print("\n".join(subject_lines(one)))
        return 0
    print(*(one.id for one in api.operations), sep="\n")
    print(*(one.id for one in api.types), sep="\n")
    return 0


def _docs_and_subject(
    arguments: argparse.Namespace, settings: Settings
) -> tuple[list[Path], str | None]:
    """The last positional is the subject, unless it is a file or folder."""
    given: list[str] = list(arguments.docs)
    subject = None
    if given and not Path(given[-1]).exists() and (len(given) > 1 or settings.docs):
        subject = given.pop()
    return _docs(given, settings), subject
