"""Two snapshots → the changes between them, their causes and levels, and the next version."""

from generator.changes.comparing import compare as compare
from generator.changes.successions import succession as succession
from generator.changes.successions import with_succession as with_succession
from generator.changes.versions import next_version as next_version
