"""Writing a generated SDK to a folder, so that nothing of anybody else is lost and a kill at any moment does no harm.

    paths       which paths may be written, and which a manifest or journal may name
    manifest    `docwright.manifest.json`: what Docwright owns, with hashes
    ownership   foreign files and files edited by hand, found before anything is written
    stage       the new content, complete and on disk, in a hidden folder inside the output folder
    journal     the steps still to be done, on disk before the first one
    exchange    one folder in the place of another
    commit      doing the steps; the same code after an interruption
    lock        one run at a time
    disk        hashes, listings and flushing
    write       the three functions below

One run: recover what an earlier run left, find out who owns what, stage, write the journal, exchange each generated
folder that changes, then the files at the top, the manifest last, then remove the staging folder.
"""

from generator.emit.writing.commit import Outcome, Recovery
from generator.emit.writing.manifest import MANIFEST, ManifestFacts
from generator.emit.writing.stage import STAGING
from generator.emit.writing.write import Changes, plan_changes, recover, write_output

__all__ = [
    "MANIFEST",
    "STAGING",
    "Changes",
    "ManifestFacts",
    "Outcome",
    "Recovery",
    "plan_changes",
    "recover",
    "write_output",
]
