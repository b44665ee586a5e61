"""Places as the commands use them: an edition into all targets, or into the place of one stakeholder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefgen.errors import OutputFailed
from briefgen.publication.issued import Issued, issued_for, latest_issued
from briefgen.publication.places import open_place
from briefgen.publication.stakeholders import read_stakeholders
from briefgen.publication.to_place import publish_to

if TYPE_CHECKING:
    from briefgen.model.delivery import Delivery
    from briefgen.settings.loading import LoadedSettings


def put(loaded: LoadedSettings, address: str, issued: Issued) -> tuple[str, ...]:
    """Publishes an edition into a place; gives the paths that were written."""
    base = loaded.bases.get("publishing.targets", loaded.project)
    with open_place(address, loaded.settings.publishing, base=base, environment=os.environ) as place:
        return publish_to(place, issued, loaded.settings.publishing)


def put_for(loaded: LoadedSettings, delivery: Delivery) -> str:
    """Puts the edition of a delivery into the place that it names, and says what was written.

    Raises:
        OutputFailed: the edition is not the latest any more, or the place cannot be written to.
    """
    main = latest_issued(loaded.output)
    listed = read_stakeholders(loaded.project, skip_invalid=True).stakeholders
    wanted = next((one for one in listed if one.address == delivery.address), None)
    issued = issued_for(loaded.output, main, wanted) if wanted else None
    if issued is None or main.edition.digest != delivery.digest:
        raise OutputFailed("a newer edition has taken its place", where=delivery.edition, hint="run briefgen send")
    written = put(loaded, delivery.address, issued)
    return f"{len(written)} files written" if written else "it stood there already"
