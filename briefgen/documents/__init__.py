"""The reading stage: sources on disk in, a corpus of labelled documents out."""

from briefgen.documents.corpus import read_corpus, read_document, read_each

__all__ = ["read_corpus", "read_document", "read_each"]
