# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Of the root, and of a region: two lists under one name."""

from django.urls import include, path

from lueckenlos.office.views import audit, invitations, legal, people, rights

app_name = "office"
of_region = [
    path("personen/", people.people, name="people"),
    path("personen/<int:number>/", people.person, name="person"),
    path("personen/<int:number>/rechte/", rights.of_person, name="rights"),
    path("personen/<int:number>/zugang/", people.set_active, name="set-active"),
    path("personen/<int:number>/anmeldung/", people.reset_sign_in, name="reset-sign-in"),
    path("personen/<int:number>/loeschen/", people.erase, name="erase"),
    path("personen/<int:number>/rollen/<int:role>/entziehen/", people.remove_role, name="remove-role"),
    path("einladungen/", invitations.invitations, name="invitations"),
    path("einladungen/neu/", invitations.invite, name="invite"),
    path("einladungen/<int:number>/erneut/", invitations.send_again, name="send-again"),
    path("einladungen/<int:number>/zurueckziehen/", invitations.revoke, name="revoke"),
    path("meine-rechte/", rights.of_oneself, name="own-rights"),
    path("protokoll/", audit.trail, name="audit"),
    path("rechtstexte/", legal.texts, name="legal-texts"),
    path("barriere-melden/", legal.report, name="report-here"),
]
urlpatterns = [
    path("einladung/<str:token>/", invitations.accept, name="accept"),
    path("konto-loeschen/", people.erase_own, name="erase-own"),
    path("barriere-melden/", legal.report, name="report"),
    path("<slug:region>/", include(of_region)),
]
