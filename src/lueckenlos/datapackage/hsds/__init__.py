# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The exchange format and HSDS 3.0 in the profile of Open Referral UK: written as JSON, and read from it."""

from lueckenlos.datapackage.hsds.directory import Directory, Row, directory_of, public_services_of
from lueckenlos.datapackage.hsds.identifiers import Identifiers
from lueckenlos.datapackage.hsds.organizations import write_organization
from lueckenlos.datapackage.hsds.read import read_feed
from lueckenlos.datapackage.hsds.services import write_service, write_service_at_location
from lueckenlos.datapackage.hsds.taxonomies import Term, terms_of, write_taxonomies, write_term

__all__ = [
    "Directory",
    "Identifiers",
    "Row",
    "Term",
    "directory_of",
    "public_services_of",
    "read_feed",
    "terms_of",
    "write_organization",
    "write_service",
    "write_service_at_location",
    "write_taxonomies",
    "write_term",
]
