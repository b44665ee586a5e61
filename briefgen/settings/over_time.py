"""Settings of what happens between one edition and the next."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefgen.settings.group import Group


class EditionSettings(Group):
    """How much may change before an edition ceases to go on from the one before."""

    refound_share: Annotated[
        float,
        Field(
            ge=0,
            le=1,
            description="Themes are found anew once this share of the passages has come or gone since they were; until "
            "then new passages join the theme whose words they share. One author of four or five is a quarter.",
        ),
    ] = 0.35
    relabel_share: Annotated[
        float,
        Field(
            ge=0,
            le=1,
            description="A theme or option keeps its label until this share of its members has come or gone since it "
            "was given: readers look for the name they know.",
        ),
    ] = 0.5


class CacheSettings(Group):
    """Work kept between runs. Changes no byte."""

    use: Annotated[
        bool, Field(description="Whether what was read is kept, so that the next run need not read it again.")
    ] = True
    folder: Annotated[
        str,
        Field(
            min_length=1,
            description="Where it is kept; auto takes `.briefgen` in the project, in the output folder without one.",
        ),
    ] = "auto"
    megabytes: Annotated[
        int, Field(ge=1, description="What may be kept; what was not used for longest goes first. 5,000 essays fit.")
    ] = 500


class WatchSettings(Group):
    """How `briefgen watch` waits. Changes no byte."""

    settle_seconds: Annotated[
        float, Field(gt=0, le=3600, description="A file is read once size and time of change have stood this long.")
    ] = 5.0
    most_wait_seconds: Annotated[
        float,
        Field(gt=0, description="A build does not wait longer than this for files that never settle: they are named."),
    ] = 60.0
    rescan_seconds: Annotated[
        float, Field(gt=0, description="The folder is looked through this often, whatever events came or were lost.")
    ] = 300.0
    retry_seconds: Annotated[
        float,
        Field(
            gt=0, description="A build or delivery that failed for want of room, rights or answer is tried again then."
        ),
    ] = 60.0
