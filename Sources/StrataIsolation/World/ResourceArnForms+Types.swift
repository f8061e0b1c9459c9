extension ResourceArnForms {
  /// The types whose resources are parts of others, by whose ARNs they're reached.
  static let parts: Set<String> = [
    "AWS::ApiGateway::Account", "AWS::CloudFormation::WaitCondition", "AWS::CloudFormation::WaitConditionHandle",
    "AWS::EC2::Route", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::SubnetNetworkAclAssociation",
    "AWS::EC2::NetworkAclEntry", "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::EIPAssociation",
    "AWS::EC2::VolumeAttachment", "AWS::EFS::MountTarget", "AWS::IAM::Policy", "AWS::IAM::RolePolicy",
    "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy", "AWS::IAM::UserToGroupAddition", "AWS::Lambda::Permission",
    "AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy",
    "AWS::SNS::TopicInlinePolicy", "AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy",
    "AWS::SecretsManager::ResourcePolicy", "AWS::SecretsManager::RotationSchedule",
    "AWS::SecretsManager::SecretTargetAttachment", "AWS::WAFv2::WebACLAssociation",
    "AWS::WAFv2::LoggingConfiguration", "AWS::Backup::BackupSelection", "AWS::CDK::Metadata",
    "AWS::Kinesis::ResourcePolicy", "AWS::Logs::SubscriptionFilter", "AWS::Logs::MetricFilter",
    "AWS::Events::EventBusPolicy",
  ]

  /// The forms where neither names nor types tell them, or there are more.
  static let known: [String: [String]] = [
    "AWS::ApiGateway::RestApi": [
      "apigateway:{region}::/restapis/{id}", "apigateway:{region}::/restapis/{id}/{inside}",
      "execute-api:{here}:{id}/{inside}",
    ],
    "AWS::ApiGatewayV2::Api": [
      "apigateway:{region}::/apis/{id}", "apigateway:{region}::/apis/{id}/{inside}", "execute-api:{here}:{id}/{inside}",
    ],
    "AWS::ApiGatewayV2::VpcLink": ["apigateway:{region}::/vpclinks/{id}"],
    "AWS::AutoScaling::AutoScalingGroup": [
      "autoscaling:{here}:autoScalingGroup:{id}:autoScalingGroupName/{name}", "ec2:{here}:instance/{id}",
    ],
    "AWS::CertificateManager::Certificate": ["acm:{here}:certificate/{id}"],
    "AWS::CloudWatch::Dashboard": ["cloudwatch::{account}:dashboard/{name}"],
    "AWS::CloudFormation::Stack": ["cloudformation:{here}:stack/{id}"],
    "AWS::CodeDeploy::Application": [
      "codedeploy:{here}:application:{name}", "codedeploy:{here}:deploymentgroup:{name}/{inside}",
    ],
    "AWS::CodeDeploy::DeploymentGroup": ["codedeploy:{here}:deploymentgroup:{application}/{name}"],
    "AWS::DynamoDB::Table": [
      "dynamodb:{here}:table/{name}", "dynamodb:{here}:table/{name}/{inside}", "dynamodb:{here}:table/{name}/stream/*",
    ],
    "AWS::DynamoDB::GlobalTable": [
      "dynamodb:{here}:table/{name}", "dynamodb:{here}:table/{name}/{inside}", "dynamodb:{here}:table/{name}/stream/*",
    ],
    "AWS::EC2::EIP": ["ec2:{here}:elastic-ip/{id}"],
    "AWS::EC2::FlowLog": ["ec2:{here}:vpc-flow-log/{id}"],
    "AWS::EC2::SecurityGroup": ["ec2:{here}:security-group/{id}", "ec2:{here}:security-group-rule/{id}"],
    "AWS::EC2::SecurityGroupEgress": ["ec2:{here}:security-group-rule/{id}"],
    "AWS::EC2::SecurityGroupIngress": ["ec2:{here}:security-group-rule/{id}"],
    "AWS::EC2::Subnet": ["ec2:{here}:subnet/{id}", "ec2:{here}:network-interface/{id}"],
    "AWS::ECS::Cluster": [
      "ecs:{here}:cluster/{name}", "ecs:{here}:container-instance/{name}/{inside}", "ecs:{here}:task/{name}/{inside}",
    ],
    "AWS::ECS::Service": [
      "ecs:{here}:service/{cluster}/{name}", "ecs:{here}:service-deployment/{cluster}/{name}/{inside}",
      "ecs:{here}:service-revision/{cluster}/{name}/{inside}", "ecs:{here}:task-set/{cluster}/{name}/{inside}",
      "ecs:{here}:task/{cluster}/{inside}",
    ],
    "AWS::ECS::TaskDefinition": ["ecs:{here}:task-definition/{id}"],
    "AWS::ElasticLoadBalancingV2::Listener": ["elasticloadbalancing:{here}:listener/{id}"],
    "AWS::ElasticLoadBalancingV2::ListenerRule": ["elasticloadbalancing:{here}:listener-rule/{id}"],
    "AWS::ElasticLoadBalancingV2::LoadBalancer": ["elasticloadbalancing:{here}:loadbalancer/{id}"],
    "AWS::ElasticLoadBalancingV2::TargetGroup": ["elasticloadbalancing:{here}:targetgroup/{id}"],
    "AWS::Events::ApiDestination": ["events:{here}:api-destination/{name}/{inside}"],
    "AWS::Events::Connection": ["events:{here}:connection/{name}/{inside}"],
    "AWS::Events::Rule": ["events:{here}:rule/{name}", "events:{here}:rule/{id}/{name}"],
    "AWS::IAM::Group": ["iam::{account}:group/{path}{name}"],
    "AWS::IAM::InstanceProfile": ["iam::{account}:instance-profile/{path}{name}"],
    "AWS::IAM::ManagedPolicy": ["iam::{account}:policy/{path}{name}"],
    "AWS::IAM::OIDCProvider": ["iam::{account}:oidc-provider/{id}"],
    "AWS::IAM::Role": ["iam::{account}:role/{path}{name}", "sts::{account}:assumed-role/{name}/{inside}"],
    "AWS::IAM::User": ["iam::{account}:user/{path}{name}"],
    "AWS::KMS::Alias": ["kms:{here}:{name}"],
    "AWS::KMS::Key": ["kms:{here}:key/{id}"],
    "AWS::Lambda::Alias": ["lambda:{here}:function:{function}:{id}"],
    "AWS::Lambda::Version": ["lambda:{here}:function:{function}:{id}"],
    "AWS::Lambda::Function": ["lambda:{here}:function:{name}", "lambda:{here}:function:{name}:{inside}"],
    "AWS::Lambda::LayerVersion": ["lambda:{here}:layer:{id}"],
    "AWS::Logs::LogGroup": [
      "logs:{here}:log-group:{name}", "logs:{here}:log-group:{name}:{inside}",
      "logs:{here}:log-group:{name}:log-stream:{inside}",
    ],
    "AWS::RDS::DBCluster": [
      "rds:{here}:cluster:{name}", "rds-db:{here}:dbuser:{id}/{inside}", ManagedSecret.form,
    ],
    "AWS::RDS::DBClusterParameterGroup": ["rds:{here}:cluster-pg:{name}"],
    "AWS::RDS::DBInstance": ["rds:{here}:db:{name}", "rds-db:{here}:dbuser:{id}/{inside}", ManagedSecret.form],
    "AWS::RDS::DBParameterGroup": ["rds:{here}:pg:{name}"],
    "AWS::RDS::DBProxy": ["rds:{here}:db-proxy:{id}", "rds-db:{here}:dbuser:{id}/{inside}"],
    "AWS::RDS::DBSubnetGroup": ["rds:{here}:subgrp:{name}"],
    "AWS::S3::Bucket": ["s3:::{name}", "s3:::{name}/*"],
    "AWS::SNS::Topic": ["sns:{here}:{name}", "sns:{here}:{name}:{inside}"],
    "AWS::SQS::Queue": ["sqs:{here}:{name}"],
    "AWS::SSM::Parameter": ["ssm:{here}:parameter/{name}"],
    "AWS::SecretsManager::Secret": ["secretsmanager:{here}:secret:{name}-??????"],
    "AWS::StepFunctions::StateMachine": [
      "states:{here}:stateMachine:{name}", "states:{here}:stateMachine:{name}:{inside}",
      "states:{here}:execution:{name}:{inside}",
      "states:{here}:express:{name}:{inside}:{inside}", "states:{here}:mapRun:{name}/{inside}:{inside}",
    ],
    "AWS::WAFv2::WebACL": ["wafv2:{here}:{id}/webacl/{name}/{inside}"],
  ]
}
