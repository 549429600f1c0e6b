"""Writing an SDK to a folder so that nothing is ever lost or half there.

`ownership` decides what may be written, `staging` prepares it inside the output folder, `journal` lists the steps,
`exchange` swaps a folder in one step, `recovery` finishes or undoes what a killed run left.
"""

from generator.emit.output.manifest import MANIFEST, Manifest, ManifestFacts
from generator.emit.output.write import plan_changes, recover, write_output
from generator.emit.output.plan import Changes, OutputPlan

__all__ = [
    "MANIFEST",
    "Changes",
    "Manifest",
    "ManifestFacts",
    "OutputPlan",
    "plan_changes",
    "recover",
    "write_output",
]
