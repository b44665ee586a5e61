"""Editions: their numbers, what goes on from one to the next, and their folder on disk, all of it or nothing."""

from __future__ import annotations

from briefgen.publication.changes import changed_documents, changes_between
from briefgen.publication.continuity import keep_documents, keep_options, keep_themes
from briefgen.publication.editions import edition_folders, next_edition, record_before
from briefgen.publication.folder import check_folder, publish
from briefgen.publication.record import found_with, read_record, record_of, records_of_documents

__all__ = [
    "changed_documents",
    "changes_between",
    "check_folder",
    "edition_folders",
    "found_with",
    "keep_documents",
    "keep_options",
    "keep_themes",
    "next_edition",
    "publish",
    "read_record",
    "record_before",
    "record_of",
    "records_of_documents",
]
