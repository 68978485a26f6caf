# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig

from lueckenlos.shared.package_tables import keep
from lueckenlos.shared.retention import forget_after


class GuideConfig(AppConfig):
    name = "lueckenlos.guide"

    def ready(self) -> None:
        from lueckenlos.guide import models
        from lueckenlos.guide.service_pages import page_for_families
        from lueckenlos.shared.service_pages import tell_families_page

        tell_families_page(page_for_families)

        searches, clicks = models.SearchCount, models.ClickCount
        forget_after("SearchCount", 731, lambda end: searches.objects.rows(searches).filter(day__lt=end.date()))
        forget_after("ClickCount", 731, lambda end: clicks.objects.rows(clicks).filter(day__lt=end.date()))
        forget_after("Feedback", 365, lambda end: models.Feedback.objects.rows(models.Feedback).filter(sent_at__lt=end))
        keep(
            service_details=models.ServiceDetail,
            location_details=models.LocationDetail,
            translations=models.Translation,
            synonyms=models.SynonymGroup,
            postal_codes=models.PostalCode,
            youth_office_districts=models.YouthOfficeDistrict,
        )
