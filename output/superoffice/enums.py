"""The enums of the REST API. Each accepts unknown members too."""

from __future__ import annotations

from superoffice._runtime.values.enums import OpenEnum


class ActivityStatus(OpenEnum):
    """ActivityStatus of the REST API. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown"


class Domain(OpenEnum):
    """The trees that folders can stand in."""

    UNKNOWN = "Unknown", 0
    EXTRA_TABLES = "ExtraTables", 1
    SCREEN_DEFINITIONS = "ScreenDefinitions", 2
    SCRIPTS = "Scripts", 3
    SELECTIONS = "Selections", 4
    EXTERNAL_DOCUMENTS = "ExternalDocuments", 5
    USER_GROUPS = "UserGroups", 6
    EXTERNAL_DOCUMENT_RELATED_TO_SPM_MESSAGE = "ExternalDocumentRelatedToSpmMessage", 7
    DASHBOARDS = "Dashboards", 8


class EFieldRight(OpenEnum):
    """EFieldRight of the REST API. Any number of members may be set at once."""

    READ = "Read", 1
    WRITE = "Write", 2
    UNUSED1 = "Unused1", 4
    UNUSED2 = "Unused2", 8
    UNUSED3 = "Unused3", 16
    UNUSED4 = "Unused4", 32
    UI_HINT_MANDATORY = "UIHintMandatory", 64
    UI_HINT_READ_ONLY = "UIHintReadOnly", 128
    UNDEFINED_VALUE256 = "UndefinedValue256", 256
    NULLABLE = "Nullable", 32


class ETableRight(OpenEnum):
    """What may be done with a row of a table.
    Each is a bit, and some are combinations with a name of their own.
    """

    NONE = "None", 0
    SELECT = "Select", 1
    UPDATE = "Update", 2
    UR = "UR", 3
    INSERT = "Insert", 4
    RI = "RI", 5
    URI = "URI", 7
    DELETE = "Delete", 8
    UDR = "UDR", 11
    FULL = "FULL", 15
    FILTERING = "Filtering", 16
    RF = "RF", 17
    FI = "FI", 20
    RESTRICTED_UPDATE = "RestrictedUpdate", 32
    UNUSED1 = "Unused1", 64
    UNINITIALIZED = "Uninitialized", 128
    R = "R", 1
    F = "F", 16


class IfBlank(OpenEnum):
    """IfBlank of the REST API. Members that the docs don't list are accepted."""

    DEFAULT = "Default"
    CLEAR_PIXEL = "ClearPixel"
    SR_NO_PHOTO = "SrNoPhoto"
    SR_NO_PHOTO_WITH_BORDER = "SrNoPhotoWithBorder"
    NULL = "Null"
    GENERIC_FILE_ICON = "GenericFileIcon"


class JsonPatchOperation(OpenEnum):
    """JsonPatchOperation of the REST API. Members that the docs don't list are
    accepted.
    """

    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"
    MOVE = "move"
    COPY = "copy"
    TEST = "test"


class MergedTicketEntitySlevel(OpenEnum):
    """MergedTicketEntitySlevel of the REST API. Members that the docs don't list are
    accepted.
    """

    UNKNOWN = "Unknown"
    INTERNAL = "Internal"
    EXTERNAL = "External"


class QueryMode(OpenEnum):
    """QueryMode of the REST API. Members that the docs don't list are accepted."""

    SLIM = "Slim"
    WIDE = "Wide"
    FULL = "Full"


class QueryOutput(OpenEnum):
    """QueryOutput of the REST API. Members that the docs don't list are accepted."""

    LOGICAL = "Logical"
    DISPLAY = "Display"


class RecurrenceUpdateMode(OpenEnum):
    """Which appointments of a series a change is made to."""

    UNKNOWN = "Unknown", 0
    ONLY_THIS = "OnlyThis", 1
    THIS_AND_FORWARD = "ThisAndForward", 2
    STOP_RECURRENCE = "StopRecurrence", 9


class TableRightMask(OpenEnum):
    """TableRightMask of the REST API. Members that the docs don't list are accepted."""

    NONE = "None"
    SELECT = "Select"
    UPDATE = "Update"
    INSERT = "Insert"
    DELETE = "Delete"
    FILTERING = "Filtering"
    RESTRICTED_UPDATE = "RestrictedUpdate"
    UNUSED1 = "Unused1"
    UNINITIALIZED = "Uninitialized"
    FULL = "FULL"
    WRITE = "WRITE"
    URU = "URU"
    UDR = "UDR"
    UR = "UR"
    URI = "URI"
    R = "R"
    RI = "RI"
    RF = "RF"
    F = "F"
    FI = "FI"


class TicketPriorityEscalateEvent(OpenEnum):
    """TicketPriorityEscalateEvent of the REST API. Members that the docs don't list
    are accepted.
    """

    NONE = "None", -1
    STOP = "Stop", 0
    CONTINUE = "Continue", 1
    RESTART = "Restart", 2


class TicketPriorityFlags(OpenEnum):
    """TicketPriorityFlags of the REST API. Any number of members may be set at once."""

    EXTERNAL = "External", 1
    DEFAULT = "Default", 2
    ALERT_SCHEDULE = "AlertSchedule", 4


class TicketPriorityStatus(OpenEnum):
    """TicketPriorityStatus of the REST API. Members that the docs don't list are
    accepted.
    """

    UNKNOWN = "Unknown", 0
    NORMAL = "Normal", 1
    DELETED = "Deleted", 2


class UpsertRowActionStatus(OpenEnum):
    """UpsertRowActionStatus of the REST API. Members that the docs don't list are
    accepted.
    """

    INSERTED = "Inserted"


class UserType(OpenEnum):
    """UserType of the REST API. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown", 0
    INTERNAL_ASSOCIATE = "InternalAssociate", 1
    RESOURCE_ASSOCIATE = "ResourceAssociate", 2
    EXTERNAL_ASSOCIATE = "ExternalAssociate", 3
    ANONYMOUS_ASSOCIATE = "AnonymousAssociate", 4
    SYSTEM_ASSOCIATE = "SystemAssociate", 5
