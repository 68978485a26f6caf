# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Readers that ask one after the other: how long each answer took, and how many there were in a second.

python benchmarks/readers.py PORT READERS SECONDS < addresses (one in each line)  →  JSON
"""

import http.client
import json
import sys
import threading
import time


def read(port: int, addresses: list[str], start: int, until: float, found: list[float], errors: list[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    at = start
    while time.perf_counter() < until:
        address = addresses[at % len(addresses)]
        at += 1
        begin = time.perf_counter()
        try:
            connection.request("GET", address, headers={"User-Agent": "Mozilla/5.0 (reader)"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                errors.append(f"{answer.status} {address}")
        except (OSError, http.client.HTTPException) as error:
            errors.append(f"{type(error).__name__} {address}")
            connection.close()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            continue
        found.append(time.perf_counter() - begin)


def main() -> None:
    port, readers, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    addresses = sys.stdin.read().split()
    found: list[float] = []
    errors: list[str] = []
    begin = time.perf_counter()
    threads = [
        threading.Thread(target=read, args=(port, addresses, n * 7919, begin + seconds, found, errors))
        for n in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - begin
    found.sort()
    p95 = found[int(len(found) * 0.95)] if found else None
    print(
        json.dumps({"n": len(found), "rate": len(found) / spent, "p95": p95, "errors": errors[:5], "bad": len(errors)})
    )


if __name__ == "__main__":
    main()
