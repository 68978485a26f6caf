# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers, money and dates as the reader writes them. What is not known is written as such, never as 0."""

from datetime import date

from lueckenlos.shared.language import _, current_language


def write_number(value: float | None, decimals: int = 0) -> str:
    """1.234,5 in German, 1,234.5 in English; whole numbers carry no decimals."""
    if value is None:
        return _("unknown")
    rounded = round(value, decimals)
    text = f"{rounded:,.{0 if rounded == int(rounded) else decimals}f}"
    return text if current_language() == "en" else text.translate(str.maketrans(",.", ".,"))


def write_share(share: float | None) -> str:
    """In whole percent, rounded down, so that 99.9 % never reads as all."""
    return _("unknown") if share is None else f"{int(share * 100 + 1e-9)} %"


def write_money(cents: int | None) -> str:
    if cents is None:
        return _("unknown")
    amount = write_number(cents / 100, 2)
    return f"€{amount}" if current_language() == "en" else f"{amount} €"


def write_date(day: date | None) -> str:
    if day is None:
        return _("unknown")
    return day.isoformat() if current_language() == "en" else f"{day:%d.%m.%Y}"
