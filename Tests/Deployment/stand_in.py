"""Stands in for the programs that the pipeline's steps call, by the name that it's called by: aws, make, swift, synth.

STAND_INS is a folder: `calls` gets a line for each call, `fail` has the beginnings of those that shall fail, `FUNCTION` is
what building gives, and each environment's database is a file of SQLite, which is there once it's deployed.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
import uuid
from pathlib import Path

STATE = Path(os.environ["STAND_INS"])
LOCK = Path("Examples/SmartStack/smartstack.lock.json")


def option(arguments, name, default=None):
    return arguments[arguments.index(name) + 1] if name in arguments else default


def fail(message, code=1):
    print(message, file=sys.stderr)
    sys.exit(code)


def swift(arguments):
    products = STATE / "products"
    if arguments == ["--version"]:
        print("Swift version 6.3.1 (swift-6.3.1-RELEASE)")
    elif "--show-bin-path" in arguments:
        print(products)
    elif arguments[0] == "build":
        products.mkdir(exist_ok=True)
        if option(arguments, "--product") == "synth":
            shutil.copy(__file__, products / "synth")
        else:
            Path(option(arguments, "--scratch-path")).mkdir(parents=True, exist_ok=True)
            shutil.copy(STATE / "FUNCTION", products / "bootstrap")


def synth(arguments):
    environment = option(arguments, "--environment")
    database = STATE / f"{environment}.db"
    if arguments[0] == "package":
        function = Path(".build/handler/bootstrap")
        if not os.access(function, os.X_OK):
            fail(f"error: {function} is no executable")
        if hashlib.sha256(function.read_bytes()).hexdigest() not in LOCK.read_text(encoding="utf-8"):
            fail("error: the lock file is behind; commit what this writes\n  synth package smartstack")
    elif arguments[0] == "diff":
        print((STATE / "diff").read_text(encoding="utf-8"), end="")
        sys.exit(int((STATE / "diff-status").read_text(encoding="utf-8")))
    elif arguments[0] == "deploy":
        if "AWS_SESSION_TOKEN" not in os.environ:
            fail("error: there are no credentials")
        sqlite3.connect(database).close()
    elif arguments[:2] == ["deployment", "record"]:
        if not database.exists():
            fail(f"error: the stack SmartStack{environment.title()} isn't deployed")
    elif arguments[:2] == ["deployment", "show"]:
        values = {
            "endpoint": os.environ.get("ENDPOINT", ""), "databaseArn": f"arn:{environment}",
            "databaseSecretArn": f"arn:secret:{environment}", "databaseName": "smartstack",
        }
        print(values[option(arguments, "--field")])


def aws(arguments):
    """The Data API, with a transaction as a list of statements, which a copy of the database has had already."""
    operation = arguments[1]
    database = STATE / f"{option(arguments, '--resource-arn').removeprefix('arn:')}.db"
    id = option(arguments, "--transaction-id")
    log = STATE / f"transaction-{id}"
    if operation == "begin-transaction":
        id = uuid.uuid4().hex
        shutil.copy(database, STATE / f"transaction-{id}")
        print(id)
    elif operation == "commit-transaction":
        log.replace(database)
    elif operation == "rollback-transaction":
        log.unlink()
    elif operation == "execute-statement":
        parameters = json.loads(option(arguments, "--parameters", "[]"))
        values = {each["name"]: each["value"]["stringValue"] for each in parameters}
        connection = sqlite3.connect(log if id else database)
        try:
            with connection:
                rows = connection.execute(option(arguments, "--sql"), values).fetchall()
        except sqlite3.Error as error:
            fail(f"An error occurred (DatabaseErrorException) when calling the ExecuteStatement operation: {error}", 254)
        print("\t".join(row[0] for row in rows))


def main():
    name, arguments = Path(sys.argv[0]).name, sys.argv[1:]
    # What a statement is about is enough of it.
    shown = " ".join([name, *(each.split("\n")[0] for each in arguments)])
    with open(STATE / "calls", "a", encoding="utf-8") as calls:
        calls.write(shown + "\n")
    failures = json.loads((STATE / "fail").read_text(encoding="utf-8"))
    for failure in failures:
        if shown.startswith(failure["call"]) and failure["times"] > 0:
            failure["times"] -= 1
            (STATE / "fail").write_text(json.dumps(failures), encoding="utf-8")
            fail(failure["message"], failure.get("code", 1))
    {"aws": aws, "make": lambda _: None, "sleep": lambda _: None, "swift": swift, "synth": synth}[name](arguments)


main()
