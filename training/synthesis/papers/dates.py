"""Dates as papers write them."""

from datetime import date


def chinese_date(day: date) -> str:
    """Write a date as people do: 2025年9月7日."""
    return f"{day.year}年{day.month}月{day.day}日"


def padded_date(day: date) -> str:
    """Write a date as the tax platform does: 2025年09月07日."""
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"
