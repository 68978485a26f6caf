# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is open to portals and programs: /<region>/offen/…, and what search engines look for."""

from django.urls import path

from lueckenlos.api.views import bulk, crawling, described, hsds

app_name = "api"
ROOT = "<slug:region>/offen/"
HSDS = f"{ROOT}hsds/3.0/"
urlpatterns = [
    path("robots.txt", crawling.robots, name="robots"),
    path("sitemap.xml", crawling.sitemaps, name="sitemaps"),
    path(ROOT, described.open_page, name="open"),
    path(f"{ROOT}sitemap/<str:language>/<int:part>.xml", crawling.sitemap, name="sitemap"),
    path(f"{ROOT}dcat.ttl", described.turtle, name="dcat-turtle"),
    path(f"{ROOT}dcat.jsonld", described.jsonld, name="dcat-jsonld"),
    path(f"{ROOT}paket.zip", bulk.package, name="package"),
    path(f"{ROOT}hsds.json", bulk.feed, name="feed"),
    path(f"{ROOT}hsds.ndjson", bulk.feed_lines, name="feed-lines"),
    path(HSDS, hsds.about, name="about"),
    path(f"{HSDS}openapi.json", hsds.openapi, name="openapi"),
    path(f"{HSDS}services", hsds.services, name="services"),
    path(f"{HSDS}services/<str:key>", hsds.service, name="service"),
    path(f"{HSDS}service_at_locations", hsds.at_locations, name="at-locations"),
    path(f"{HSDS}service_at_locations/<str:key>", hsds.at_location, name="at-location"),
    path(f"{HSDS}organizations", hsds.organizations, name="organizations"),
    path(f"{HSDS}organizations/<str:key>", hsds.organization, name="organization"),
    path(f"{HSDS}taxonomies", hsds.taxonomies, name="taxonomies"),
    path(f"{HSDS}taxonomies/<str:key>", hsds.taxonomy, name="taxonomy"),
    path(f"{HSDS}taxonomy_terms", hsds.terms, name="terms"),
    path(f"{HSDS}taxonomy_terms/<str:key>", hsds.term, name="term"),
]
