// Writes the stacks of Sources/Benchmarks/SampleApp.swift, as AWS CDK makes them: stacks.js STACKS FOLDER.
'use strict';
const { App, Stack, aws_cloudwatch, aws_iam, aws_sns, aws_sqs } = require('aws-cdk-lib');

const groups = 100;

// The document that lets Lambda take a role.
function trust() {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
  };
}

// Adds a topic, a queue, an alarm and a role.
function addGroup(stack, number) {
  const topic = new aws_sns.CfnTopic(stack, `Topic${number}`, { displayName: `alerts ${number}` });
  const queue = new aws_sqs.CfnQueue(stack, `Queue${number}`, { messageRetentionPeriod: 345600, visibilityTimeout: 60 });
  new aws_cloudwatch.CfnAlarm(stack, `Alarm${number}`, {
    alarmActions: [topic.ref],
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    dimensions: [{ name: 'QueueName', value: queue.attrQueueName }],
    evaluationPeriods: 2,
    metricName: 'ApproximateNumberOfMessagesVisible',
    namespace: 'AWS/SQS',
    period: 300,
    statistic: 'Maximum',
    threshold: 100,
  });
  const statements = [
    { Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], Resource: queue.attrArn },
    { Effect: 'Allow', Action: 'sns:Publish', Resource: topic.ref },
  ];
  new aws_iam.CfnRole(stack, `Role${number}`, {
    assumeRolePolicyDocument: trust(),
    policies: [{ policyName: 'use', policyDocument: { Version: '2012-10-17', Statement: statements } }],
  });
}

const [stacks, outdir] = process.argv.slice(2);
const app = new App({ outdir, analyticsReporting: false });
for (let number = 0; number < Number(stacks); number++) {
  const stack = new Stack(app, `Stack${number}`);
  for (let group = 0; group < groups; group++) addGroup(stack, group);
}
app.synth();
