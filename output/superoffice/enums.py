"""The enums of the REST API. Each accepts unknown members too."""

from __future__ import annotations

from superoffice._runtime.values.enums import OpenEnum


class ActivityStatus(OpenEnum):
    """ActivityStatus of the REST API. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown"
    """`Unknown`"""


class Domain(OpenEnum):
    """The trees that folders can stand in."""

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    EXTRA_TABLES = "ExtraTables", 1
    """`ExtraTables`, number 1"""
    SCREEN_DEFINITIONS = "ScreenDefinitions", 2
    """`ScreenDefinitions`, number 2"""
    SCRIPTS = "Scripts", 3
    """`Scripts`, number 3"""
    SELECTIONS = "Selections", 4
    """`Selections`, number 4"""
    EXTERNAL_DOCUMENTS = "ExternalDocuments", 5
    """`ExternalDocuments`, number 5"""
    USER_GROUPS = "UserGroups", 6
    """`UserGroups`, number 6"""
    EXTERNAL_DOCUMENT_RELATED_TO_SPM_MESSAGE = "ExternalDocumentRelatedToSpmMessage", 7
    """`ExternalDocumentRelatedToSpmMessage`, number 7"""
    DASHBOARDS = "Dashboards", 8
    """`Dashboards`, number 8"""


class EFieldRight(OpenEnum):
    """EFieldRight of the REST API. Any number of members may be set at once."""

    READ = "Read", 1
    """`Read`, number 1"""
    WRITE = "Write", 2
    """`Write`, number 2"""
    UNUSED1 = "Unused1", 4
    """`Unused1`, number 4"""
    UNUSED2 = "Unused2", 8
    """`Unused2`, number 8"""
    UNUSED3 = "Unused3", 16
    """`Unused3`, number 16"""
    UNUSED4 = "Unused4", 32
    """`Unused4`, number 32"""
    UI_HINT_MANDATORY = "UIHintMandatory", 64
    """`UIHintMandatory`, number 64"""
    UI_HINT_READ_ONLY = "UIHintReadOnly", 128
    """`UIHintReadOnly`, number 128"""
    UNDEFINED_VALUE256 = "UndefinedValue256", 256
    """`UndefinedValue256`, number 256"""
    NULLABLE = "Nullable", 32
    """`Nullable`, number 32"""


class ETableRight(OpenEnum):
    """What may be done with a row of a table.
    Each is a bit, and some are combinations with a name of their own.
    """

    NONE = "None", 0
    """`None`, number 0"""
    SELECT = "Select", 1
    """`Select`, number 1"""
    UPDATE = "Update", 2
    """`Update`, number 2"""
    UR = "UR", 3
    """`UR`, number 3"""
    INSERT = "Insert", 4
    """`Insert`, number 4"""
    RI = "RI", 5
    """`RI`, number 5"""
    URI = "URI", 7
    """`URI`, number 7"""
    DELETE = "Delete", 8
    """`Delete`, number 8"""
    UDR = "UDR", 11
    """`UDR`, number 11"""
    FULL = "FULL", 15
    """`FULL`, number 15"""
    FILTERING = "Filtering", 16
    """`Filtering`, number 16"""
    RF = "RF", 17
    """`RF`, number 17"""
    FI = "FI", 20
    """`FI`, number 20"""
    RESTRICTED_UPDATE = "RestrictedUpdate", 32
    """`RestrictedUpdate`, number 32"""
    UNUSED1 = "Unused1", 64
    """`Unused1`, number 64"""
    UNINITIALIZED = "Uninitialized", 128
    """`Uninitialized`, number 128"""
    R = "R", 1
    """`R`, number 1"""
    F = "F", 16
    """`F`, number 16"""


class IfBlank(OpenEnum):
    """IfBlank of the REST API. Members that the docs don't list are accepted."""

    DEFAULT = "Default"
    """`Default`"""
    CLEAR_PIXEL = "ClearPixel"
    """`ClearPixel`"""
    SR_NO_PHOTO = "SrNoPhoto"
    """`SrNoPhoto`"""
    SR_NO_PHOTO_WITH_BORDER = "SrNoPhotoWithBorder"
    """`SrNoPhotoWithBorder`"""
    NULL = "Null"
    """`Null`"""
    GENERIC_FILE_ICON = "GenericFileIcon"
    """`GenericFileIcon`"""


class JsonPatchOperation(OpenEnum):
    """JsonPatchOperation of the REST API. Members that the docs don't list are
    accepted.
    """

    ADD = "add"
    """`add`"""
    REMOVE = "remove"
    """`remove`"""
    REPLACE = "replace"
    """`replace`"""
    MOVE = "move"
    """`move`"""
    COPY = "copy"
    """`copy`"""
    TEST = "test"
    """`test`"""


class MergedTicketEntitySlevel(OpenEnum):
    """MergedTicketEntitySlevel of the REST API. Members that the docs don't list are
    accepted.
    """

    UNKNOWN = "Unknown"
    """`Unknown`"""
    INTERNAL = "Internal"
    """`Internal`"""
    EXTERNAL = "External"
    """`External`"""


class QueryMode(OpenEnum):
    """QueryMode of the REST API. Members that the docs don't list are accepted."""

    SLIM = "Slim"
    """`Slim`"""
    WIDE = "Wide"
    """`Wide`"""
    FULL = "Full"
    """`Full`"""


class QueryOutput(OpenEnum):
    """QueryOutput of the REST API. Members that the docs don't list are accepted."""

    LOGICAL = "Logical"
    """`Logical`"""
    DISPLAY = "Display"
    """`Display`"""


class RecurrenceUpdateMode(OpenEnum):
    """Which appointments of a series a change is made to."""

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    ONLY_THIS = "OnlyThis", 1
    """`OnlyThis`, number 1"""
    THIS_AND_FORWARD = "ThisAndForward", 2
    """`ThisAndForward`, number 2"""
    STOP_RECURRENCE = "StopRecurrence", 9
    """`StopRecurrence`, number 9"""


class TableRightMask(OpenEnum):
    """TableRightMask of the REST API. Members that the docs don't list are accepted."""

    NONE = "None"
    """`None`"""
    SELECT = "Select"
    """`Select`"""
    UPDATE = "Update"
    """`Update`"""
    INSERT = "Insert"
    """`Insert`"""
    DELETE = "Delete"
    """`Delete`"""
    FILTERING = "Filtering"
    """`Filtering`"""
    RESTRICTED_UPDATE = "RestrictedUpdate"
    """`RestrictedUpdate`"""
    UNUSED1 = "Unused1"
    """`Unused1`"""
    UNINITIALIZED = "Uninitialized"
    """`Uninitialized`"""
    FULL = "FULL"
    """`FULL`"""
    WRITE = "WRITE"
    """`WRITE`"""
    URU = "URU"
    """`URU`"""
    UDR = "UDR"
    """`UDR`"""
    UR = "UR"
    """`UR`"""
    URI = "URI"
    """`URI`"""
    R = "R"
    """`R`"""
    RI = "RI"
    """`RI`"""
    RF = "RF"
    """`RF`"""
    F = "F"
    """`F`"""
    FI = "FI"
    """`FI`"""


class TicketPriorityEscalateEvent(OpenEnum):
    """TicketPriorityEscalateEvent of the REST API. Members that the docs don't list
    are accepted.
    """

    NONE = "None", -1
    """`None`, number -1"""
    STOP = "Stop", 0
    """`Stop`, number 0"""
    CONTINUE = "Continue", 1
    """`Continue`, number 1"""
    RESTART = "Restart", 2
    """`Restart`, number 2"""


class TicketPriorityFlags(OpenEnum):
    """TicketPriorityFlags of the REST API. Any number of members may be set at once."""

    EXTERNAL = "External", 1
    """`External`, number 1"""
    DEFAULT = "Default", 2
    """`Default`, number 2"""
    ALERT_SCHEDULE = "AlertSchedule", 4
    """`AlertSchedule`, number 4"""


class TicketPriorityStatus(OpenEnum):
    """TicketPriorityStatus of the REST API. Members that the docs don't list are
    accepted.
    """

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    NORMAL = "Normal", 1
    """`Normal`, number 1"""
    DELETED = "Deleted", 2
    """`Deleted`, number 2"""


class UpsertRowActionStatus(OpenEnum):
    """UpsertRowActionStatus of the REST API. Members that the docs don't list are
    accepted.
    """

    INSERTED = "Inserted"
    """`Inserted`"""


class UserType(OpenEnum):
    """UserType of the REST API. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    INTERNAL_ASSOCIATE = "InternalAssociate", 1
    """`InternalAssociate`, number 1"""
    RESOURCE_ASSOCIATE = "ResourceAssociate", 2
    """`ResourceAssociate`, number 2"""
    EXTERNAL_ASSOCIATE = "ExternalAssociate", 3
    """`ExternalAssociate`, number 3"""
    ANONYMOUS_ASSOCIATE = "AnonymousAssociate", 4
    """`AnonymousAssociate`, number 4"""
    SYSTEM_ASSOCIATE = "SystemAssociate", 5
    """`SystemAssociate`, number 5"""
