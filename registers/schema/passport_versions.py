"""What a version of a passport says of itself: its state, why it was made, who approved it."""

from typing import Final

TABLES: Final[tuple[str, ...]] = (
    # state: draft, published or archived.
    "ALTER TABLE passports ADD COLUMN state VARCHAR(20) NOT NULL DEFAULT 'published'",
    "ALTER TABLE passports ADD COLUMN comment TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE passports ADD COLUMN approver VARCHAR(300) NOT NULL DEFAULT ''",
    "ALTER TABLE passports ADD COLUMN approved_on DATE",
)
