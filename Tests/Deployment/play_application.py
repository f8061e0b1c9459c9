"""Plays the application that no endpoint on this machine runs, by the name that it's called by: curl, or aws.

APPLICATION is the HTTP status that it answers, such as 200. Of aws, what tells of its tasks and alarms is played, and all else
is AWS_PROGRAM's.
"""

import json
import os
import sys
from pathlib import Path

SERVICE = "arn:aws:ecs:us-east-1:123456789012:service/soundbite/api"


def played(arguments):
    """What aws answers; nothing where it's to be asked itself."""
    if arguments[:2] == ["cloudformation", "list-stack-resources"]:
        resources = [("AWS::ECS::Service", SERVICE), ("AWS::CloudWatch::Alarm", "soundbite-alarm")]
        runs = "-compute/" in arguments[arguments.index("--stack-name") + 1]
        return {
            "StackResourceSummaries": [
                {"ResourceType": kind, "PhysicalResourceId": name, "LogicalResourceId": "Api"} for kind, name in resources
            ] if runs else []
        }
    if arguments[:2] == ["ecs", "describe-services"]:
        return {"services": [{"serviceArn": SERVICE, "status": "ACTIVE", "desiredCount": 1, "runningCount": 1}]}
    if arguments[:2] == ["cloudwatch", "describe-alarms"]:
        return {"MetricAlarms": [{"AlarmName": "soundbite-alarm", "StateValue": "OK"}]}
    return None


def main(name, arguments):
    if name == "curl":
        print(os.environ["APPLICATION"], end="")
        return
    answer = played(arguments)
    if answer is None:
        os.execv(os.environ["AWS_PROGRAM"], ["aws", *arguments])
    print(json.dumps(answer))


main(Path(sys.argv[0]).name, sys.argv[1:])
