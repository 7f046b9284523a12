"""What a page may load and run: nothing on a page is inline or comes from elsewhere, and the policy says just that.

A server sends it with every file (`exports/headers`); the pages carry it themselves, too, for hosts that send nothing.
"""

from __future__ import annotations

POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
"""The content policy of every page."""

OWN_POLICY = POLICY.replace("'self'", "'self' file:")
"""The same within a page, which may also be opened from a folder: there a page has no origin that it could share."""

ADMIN_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self' data: blob:{hosts}; frame-src blob:"
)
"""The content policy that the editor works under; `hosts` are those of the forge, each after a space."""
