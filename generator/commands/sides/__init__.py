"""OLD and NEW of a comparison → a snapshot of each.

run                what arguments and settings ask for
loading            OLD and NEW, whatever they name
places             a path on the disk, or a revision of the git repository with a path in it
git                git as a reader of objects, which runs nothing else
repository         the repository, its revisions, and what lies at a path of one
tree               the files in a folder of a revision, within limits
blobs              their bytes
revision_docs      pages of a revision as DOCS
docs               DOCS → snapshot, which is kept for later runs
lenient_overrides  overrides for a side that only some of them are about
docs_sides         DOCS as a side
locks              SDKs and locks → snapshot
lock_paths         where the pages of locks are
accepted           what the accept file says about the changes between them
former             what a run of `generate` changes
"""
