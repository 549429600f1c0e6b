"""Writes a generated SDK to a folder, so that no file of anybody else is lost and a kill at any moment does no harm.

    content      what a file is to have: its hash, and its bytes on demand
    paths        the paths that may be written, and that a manifest or journal may name
    manifest     `docwright.manifest.json`: the files that Docwright owns, with their hashes
    ownership    foreign files and files edited by hand, found before anything is written
    compare      what is in the output folder beside what it is to have
    unchanged    whether the folder has the planned files already, by their hashes
    stage        prepares the new content, complete and on disk, in a hidden folder inside the output folder
    journal      the steps still to be done, on disk before the first one
    exchange     puts one folder in the place of another
    commit       does the steps, also after an interruption
    byte_code    compiled modules stay with what they were compiled from
    lock         one run at a time
    bystanders   what editors, systems and tools leave, which is passed over
    single_file  a file that is not generated, such as a report, written with the same care
    disk         hashes, listings and new files
    flushing     what is written outlives a cut of the power
    system_calls calls of Linux that Python does not offer
    write        plan_changes, write_output and recover

A run recovers what an earlier run left, finds out who owns which file, stages, writes the journal, exchanges the package,
then writes the other files that change, those at the top last of all but the manifest, and removes the staging folder.
"""

from generator.emit.writing.commit import Outcome, Recovery
from generator.emit.writing.compare import Changes
from generator.emit.writing.content import Content, contents_of
from generator.emit.writing.disk import refuse_links
from generator.emit.writing.manifest import (
    MANIFEST,
    ManifestFacts,
    listed_files,
    written_from,
)
from generator.emit.writing.ownership import refuse_edited
from generator.emit.writing.single_file import refuse_unwritable, write_file
from generator.emit.writing.stage import STAGING
from generator.emit.writing.unchanged import unchanged
from generator.emit.writing.write import plan_changes, recover, write_output

__all__ = [
    "MANIFEST",
    "STAGING",
    "Changes",
    "Content",
    "ManifestFacts",
    "Outcome",
    "Recovery",
    "contents_of",
    "listed_files",
    "plan_changes",
    "recover",
    "refuse_edited",
    "refuse_links",
    "refuse_unwritable",
    "unchanged",
    "write_file",
    "write_output",
    "written_from",
]
