#!/usr/bin/env python3
"""Writes the stacks of Sources/Benchmarks/SampleApp.swift, as troposphere makes them: stacks.py STACKS FOLDER."""

import pathlib
import sys

from troposphere import GetAtt, Ref, Template, cloudwatch, iam, sns, sqs

GROUPS = 100


def trust():
    """Who may take the role."""
    principal = {"Service": "lambda.amazonaws.com"}
    return {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal}],
    }


def add_group(template, number):
    """Adds a topic, a queue, an alarm and a role."""
    topic = template.add_resource(sns.Topic(f"Topic{number}", DisplayName=f"alerts {number}"))
    queue = template.add_resource(
        sqs.Queue(f"Queue{number}", MessageRetentionPeriod=345600, VisibilityTimeout=60))
    template.add_resource(cloudwatch.Alarm(
        f"Alarm{number}", AlarmActions=[Ref(topic)], ComparisonOperator="GreaterThanOrEqualToThreshold",
        Dimensions=[cloudwatch.MetricDimension(Name="QueueName", Value=GetAtt(queue, "QueueName"))],
        EvaluationPeriods=2, MetricName="ApproximateNumberOfMessagesVisible", Namespace="AWS/SQS", Period=300,
        Statistic="Maximum", Threshold=100))
    receiving = ["sqs:ReceiveMessage", "sqs:DeleteMessage"]
    statements = [
        {"Effect": "Allow", "Action": receiving, "Resource": GetAtt(queue, "Arn")},
        {"Effect": "Allow", "Action": "sns:Publish", "Resource": Ref(topic)},
    ]
    policy = iam.Policy(PolicyName="use", PolicyDocument={"Version": "2012-10-17", "Statement": statements})
    template.add_resource(iam.Role(f"Role{number}", AssumeRolePolicyDocument=trust(), Policies=[policy]))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True)
    for stack in range(int(sys.argv[1])):
        template = Template()
        for number in range(GROUPS):
            add_group(template, number)
        (folder / f"Stack{stack}.template.json").write_text(template.to_json(indent=1))


if __name__ == "__main__":
    main()
