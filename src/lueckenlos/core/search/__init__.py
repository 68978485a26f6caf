# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Finding what families mean: plain words, typing errors, compounds, synonyms, several languages.

Method note: docs/methods/suche.md
"""

from lueckenlos.core.search.find import Found, find
from lueckenlos.core.search.index import Document, SearchIndex, index_documents
from lueckenlos.core.search.synonyms import Synonyms, read_synonyms

__all__ = ["Document", "Found", "SearchIndex", "Synonyms", "find", "index_documents", "read_synonyms"]
