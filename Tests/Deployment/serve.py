"""Serves a local endpoint: serve.py moto|mended-moto|localstack PORT DIRECTORY

The endpoint ends with the process that started it, however that one ends: it holds the other end of standard input. Only
this machine can reach it.
"""

import functools
import hashlib
import os
import shutil
import signal
import sys
import threading
import uuid

HOST = "127.0.0.1"


def end_with_parent(directory):
    """Waits for the end of standard input, then removes the directory and ends all processes of the endpoint."""
    sys.stdin.buffer.read()
    shutil.rmtree(directory, ignore_errors=True)
    os.killpg(os.getpgid(0), signal.SIGKILL)


def moto(port):
    from moto.server import main

    main(["--host", HOST, "--port", port])


def mended_moto(port):
    mend_moto()
    moto(port)


def mend_moto():
    """Lets moto do for change sets what it does for templates that come without one, and leave out what it fails at."""
    from moto.cloudformation import parsing
    from moto.cloudformation.exceptions import ValidationError
    from moto.cloudformation.models import CloudFormationBackend as Backend

    clean = parsing.clean_json
    execute, create, make = Backend.execute_change_set, Backend.create_change_set, parsing.parse_and_create_resource

    def create_change_set(self, stack_name, *arguments, **named):
        # It looks for a stack by its name alone.
        stack = self.stacks.get(stack_name)
        return create(self, stack.name if stack else stack_name, *arguments, **named)

    def execute_change_set(self, change_set_name, stack_name=None):
        stacks = [
            self.stacks[each.stack_id] for each in self.change_sets.values()
            if change_set_name in (each.change_set_id, each.change_set_name)
        ]
        for stack in stacks:
            stack.cross_stack_resources = stack.resource_map.cross_stack_resources = self.exports
        execute(self, change_set_name, stack_name)
        for stack in stacks:
            stack._parse_template()
            stack.output_map = stack._create_output_map()
            if stack.status == "IMPORT_COMPLETE":
                # Its events have an update's end.
                stack._add_stack_event("IMPORT_COMPLETE")
            for export in stack.exports:
                self.exports[export.name] = export

    def parse_and_create_resource(logical_id, *arguments, **named):
        try:
            return make(logical_id, *arguments, **named)
        except Exception as error:
            print(f"{logical_id} is left out: {type(error).__name__}: {error}", file=sys.stderr)
            return None

    def clean_json(value, resources):
        try:
            return clean(value, resources)
        except ValidationError:
            # Something of what was left out, in place of which anything does.
            if isinstance(value, dict) and "Fn::GetAtt" in value:
                return "-".join(value["Fn::GetAtt"])
            raise

    parsing.clean_json = clean_json
    Backend.create_change_set, Backend.execute_change_set = create_change_set, execute_change_set
    parsing.parse_and_create_resource = parse_and_create_resource


def localstack(port):
    # LocalStack 4.12 takes no more than the port from GATEWAY_LISTEN, and would listen to the whole network.
    from twisted.internet import endpoints

    endpoints.TCP4ServerEndpoint = functools.partial(endpoints.TCP4ServerEndpoint, interface=HOST)

    # Its keys need what Python can do since 3.12: a name in bytes. Without, no KMS key could be created.
    if sys.version_info < (3, 12):
        uuid.uuid5 = uuid5

    keep_tables_in_memory()

    from localstack.runtime.main import main

    main()


def keep_tables_in_memory():
    """Lets moto, which LocalStack comes with, keep the tables of DynamoDB: LocalStack would fetch a server for them."""
    from localstack.aws.api.dynamodb import DynamodbApi
    from localstack.services import providers
    from localstack.services.moto import MotoFallbackDispatcher
    from localstack.services.plugins import Service, aws_provider

    # LocalStack looks the provider up by this name when a table is first asked for.
    providers.dynamodb = aws_provider(api="dynamodb")(
        lambda: Service.for_provider(DynamodbApi(), dispatch_table_factory=MotoFallbackDispatcher)
    )


def uuid5(namespace, name):
    """What uuid.uuid5 gives since Python 3.12, which takes bytes as well."""
    content = name if isinstance(name, bytes) else name.encode("utf-8")
    return uuid.UUID(bytes=hashlib.sha1(namespace.bytes + content).digest()[:16], version=5)


if __name__ == "__main__":
    name, port, directory = sys.argv[1:]
    threading.Thread(target=end_with_parent, args=[directory], daemon=True).start()
    {"moto": moto, "mended-moto": mended_moto, "localstack": localstack}[name](port)
