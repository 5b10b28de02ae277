"""What a user can mend, apart from what only a programmer can."""


class UserError(Exception):
    """Something the user can mend; the text is a Russian sentence with reason and remedy."""


class FileRefused(UserError):
    """The whole file cannot be taken in."""


class MappingError(UserError):
    """A profile or mapping says something the importer cannot do."""


class Busy(UserError):
    """Another import holds the store."""


class NotFound(UserError):
    """The thing asked for (a batch, a preview, a snapshot) does not exist."""


class DiskFull(UserError):
    """There is no room left; nothing that was acknowledged is lost."""


class StoreDamaged(UserError):
    """The store is gone, cannot be read or lacks what the journal knows; a copy must be restored."""
