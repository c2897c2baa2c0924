#!/usr/bin/env python3
"""Writes Tests/Library/DisplayTests/Golden/printf-formats.json: what Python's % makes of formats and
values, null where it refuses them. Left out is where Python differs from C on purpose: negative
numbers in hexadecimal (-ff), True, whole numbers that need more than 64 bits."""

import itertools
import json
import pathlib

NUMBERS = "diuxXofFeEgG"
FLAGS = ["", "-", "+", " ", "0", "#", "-+", "+0"]
SIZES = ["", "8", ".2", "12.3"]
VALUES = [0, 42, 123456789, -1, 0.5, 2.5, -2.75, 1e-7, 6.02e23, "a", "naïve", "x" * 15]


def made(format_, values):
    try:
        return format_ % tuple(values)
    except (TypeError, ValueError, OverflowError):
        return None


def is_same_in_c(conversion, value):
    if conversion in "xXo" and isinstance(value, (int, float)) and value < 0:
        return False
    if conversion in "uxXodi" and isinstance(value, float) and abs(value) > 1e18:
        return False
    return not (conversion == "u" and isinstance(value, (int, float)) and value < 0)


def cases():
    for conversion in NUMBERS + "sc":
        for flags, size in itertools.product(FLAGS, SIZES):
            if conversion in "sc" and set(flags) & set("+ 0#"):
                continue
            if conversion == "c" and "." in size:
                continue
            if conversion in "diuxXo" and "." in size and "0" in flags:
                continue  # C ignores the 0 beside a precision, Python does not
            if conversion == "o" and "#" in flags:
                continue  # 0o17, and 017 in C
            for value in VALUES:
                if conversion in "diu" and "#" in flags or conversion in "uxXo" and set(flags) & set("+ "):
                    continue  # undefined in C
                if conversion in "xX" and "#" in flags and value in (0, 0.0):
                    continue  # 0x0, and 0 in C
                if is_same_in_c(conversion, value):
                    yield f"[%{flags}{size}{conversion}]", [value]
    for format_, values in [
        ("%d%%", [50]), ("%%", []), ("%s is %.2f, %d of %d", ["loss", 0.125, 3, 10]),
        ("%*d|", [6, 42]), ("%-*d|", [6, 42]), ("%.*f", [2, 3.14159]),
        ("%d %d", [1]), ("%", [1]), ("%5", [1]), ("Ära %s ähnlich", ["ß"]),
    ]:
        yield format_, values


def main():
    rows = [{"format": f, "values": v, "text": made(f, v)} for f, v in cases()]
    place = pathlib.Path(__file__).parents[2] / "Tests/Library/DisplayTests/Golden/printf-formats.json"
    place.parent.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    place.write_text("[\n" + lines + "\n]\n", encoding="utf-8")
    print(len(rows), "cases,", sum(row["text"] is None for row in rows), "refused")


main()
