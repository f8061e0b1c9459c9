import StrataFacts
import Synchronization

/// The forms of the ARNs of a type's resources, those first that name the resource itself.
///
/// In a form `{name}` stands for the resource's name, `{id}` for one that AWS makes up, `{here}` for its region and account,
/// `{region}` and `{account}` for these, `{path}`, `{cluster}` and
/// `{application}` for properties, `{function}` for the function's
/// name, `{inside}` for what is in the resource, of which the last may have colons where there's a star instead.
package enum ResourceArnForms {
  /// The forms for a type; empty where its resources are parts of others, which have the ARNs.
  package static func of(_ type: String) -> [String] {
    if let forms = known[type] { return forms }
    if let forms = found.withLock({ $0[type] }) { return forms }
    let forms = forms(of: type)
    found.withLock { $0[type] = forms }
    return forms
  }

  /// The forms that were looked up, as a template has many resources of few types.
  private static let found = Mutex<[String: [String]]>([:])

  private static func forms(of type: String) -> [String] {
    if parts.contains(type) { return [] }
    let values = PhysicalName.of(type)?.values ?? [:]
    let named = values.values.filter { $0.utf8.contains(UInt8(ascii: ":")) }.sorted()
    if !named.isEmpty { return named.flatMap(whole) }
    return services(of: type).flatMap { service -> [String] in
      // A type of the Service Authorization Reference that is called the same is the same.
      let name = letters(type.split(separator: ":").last ?? "")
      let facts = ActionFacts.embedded
      let formats = facts.resourceTypes(ofService: service).filter { letters($0) == name }
        .flatMap { facts.arnFormats(ofResourceType: $0, service: service) }
      return formats.isEmpty
        ? ["\(service):{id}:{id}:{any}"] : formats.map(form).flatMap(whole)
    }
  }

  /// A form, and those of what may be in the resource.
  private static func whole(_ form: String) -> [String] { [form, "\(form)/{inside}", "\(form):{inside}"] }

  /// A form of the reference, in which words with dollars stand for what differs.
  private static func form(_ format: String) -> String {
    var form = ""
    for (index, piece) in format.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = piece.firstIndex(of: "}") else {
        form += piece
        continue
      }
      switch piece[..<end] {
      case "{Region": form += "{region}"
      case "{Account": form += "{account}"
      case "{Partition": form += "{partition}"
      default: form += "{id}"
      }
      form += piece[piece.index(after: end)...]
    }
    return form.hasPrefix("arn:{partition}:") ? String(form.dropFirst("arn:{partition}:".count)) : form
  }

  /// The services whose actions are about a type, as in front of actions' colons.
  package static func services(of type: String) -> [String] {
    let parts = type.split(separator: ":", omittingEmptySubsequences: true)
    guard parts.count >= 3 else { return ["*"] }
    return prefixes[String(parts[1])] ?? [parts[1].lowercased()]
  }

  /// Services that have actions on resources of a service beside its own, by what stands in the ARN.
  ///
  /// See [Actions, resources, and condition keys](https://docs.aws.amazon.com/service-authorization/latest/reference/).
  package static func otherServices(actingOn service: String) -> [String] { others[service] ?? [] }

  private static func letters(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }, as: UTF8.self)
      .lowercased()
  }

  /// The names of services in policies, where they aren't those in types.
  private static let prefixes: [String: [String]] = [
    "ACMPCA": ["acm-pca"], "APS": ["aps"], "AmazonMQ": ["mq"], "ApiGatewayV2": ["apigateway", "execute-api"],
    "ApiGateway": ["apigateway", "execute-api"], "ApplicationAutoScaling": ["application-autoscaling"],
    "Cassandra": ["cassandra"], "CertificateManager": ["acm"], "CodeStarConnections": ["codestar-connections"],
    "CodeStarNotifications": ["codestar-notifications"], "Cognito": ["cognito-idp", "cognito-identity"],
    "CustomerProfiles": ["profile"], "DirectoryService": ["ds"], "DocDB": ["rds"], "DocDBElastic": ["docdb-elastic"],
    "EFS": ["elasticfilesystem"], "EMR": ["elasticmapreduce"], "EMRContainers": ["emr-containers"],
    "EMRServerless": ["emr-serverless"], "ElasticLoadBalancingV2": ["elasticloadbalancing"], "Elasticsearch": ["es"],
    "EventSchemas": ["schemas"], "InspectorV2": ["inspector2"], "KinesisAnalyticsV2": ["kinesisanalytics"],
    "KinesisFirehose": ["firehose"], "KinesisVideo": ["kinesisvideo"], "Location": ["geo"], "MSK": ["kafka"],
    "MWAA": ["airflow"], "Macie": ["macie2"], "Neptune": ["rds"], "OpenSearchServerless": ["aoss"],
    "OpenSearchService": ["es"], "Pinpoint": ["mobiletargeting"], "RedshiftServerless": ["redshift-serverless"],
    "S3Express": ["s3express"], "S3ObjectLambda": ["s3-object-lambda", "s3"], "S3Outposts": ["s3-outposts"],
    "S3Tables": ["s3tables"], "SMSVOICE": ["sms-voice"], "SSMContacts": ["ssm-contacts"],
    "SSMIncidents": ["ssm-incidents"], "ServiceCatalogAppRegistry": ["servicecatalog"], "StepFunctions": ["states"],
    "VpcLattice": ["vpc-lattice"], "WAFRegional": ["waf-regional"], "Wisdom": ["wisdom"],
    "ManagedBlockchain": ["managedblockchain"], "AppIntegrations": ["app-integrations"], "AppMesh": ["appmesh"],
    "GameLift": ["gamelift"], "LicenseManager": ["license-manager"], "NetworkFirewall": ["network-firewall"],
    "ResourceGroups": ["resource-groups"], "Route53RecoveryControl": ["route53-recovery-control-config"],
    "Route53RecoveryReadiness": ["route53-recovery-readiness"], "VerifiedPermissions": ["verifiedpermissions"],
    "VoiceID": ["voiceid"], "RolesAnywhere": ["rolesanywhere"], "PCAConnectorAD": ["pca-connector-ad"],
    "AIOps": ["aiops"], "IVSChat": ["ivschat"], "ServiceDiscovery": ["servicediscovery"],
  ]

  private static let others: [String: [String]] = [
    "acm": ["ec2"],
    "amplify": ["wafv2"],
    "apigateway": ["wafv2"],
    "app-integrations": ["connect"],
    "apprunner": ["wafv2"],
    "appsync": ["wafv2"],
    "bedrock-agentcore": ["wafv2"],
    "billing": ["bcm-data-exports", "ce"],
    "catalog": ["servicecatalog"],
    "cloudfront": ["cloudfront-keyvaluestore"],
    "cloudtrail": ["cloudtrail-data"],
    "codewhisperer": ["q"],
    "cognito-idp": ["wafv2"],
    "compute-optimizer": ["aco-automation"],
    "ds": ["ds-data"],
    "ec2": ["ebs", "ec2-instance-connect", "route53", "ssm", "vpce", "wafv2", "workspaces-instances"],
    "ecs": ["ssm"],
    "eks": ["aps", "eks-auth"],
    "elastic-inference": ["ec2"],
    "elasticloadbalancing": ["arc-zonal-shift", "waf-regional", "wafv2"],
    "iam": ["codestar", "ec2", "es", "ssm", "sts"],
    "iot": ["greengrass", "iotjobsdata", "iotwireless"],
    "iq-permission": ["iq"],
    "kafka": ["kafka-cluster"],
    "kms": ["events", "kinesis"],
    "license-manager": ["ec2"],
    "mpa": ["payment-cryptography"],
    "opensearch": ["es"],
    "qbusiness": ["qapps"],
    "qdeveloper": ["q"],
    "rds": ["rds-data"],
    "redshift": ["redshift-data"],
    "redshift-serverless": ["redshift-data"],
    "resource-groups": ["ec2"],
    "route53-recovery-control": ["route53-recovery-cluster", "route53-recovery-control-config"],
    "s3": ["ssm"],
    "s3-object-lambda": ["s3"],
    "sagemaker": ["sagemaker-mlflow"],
    "sns": ["devops-guru"],
    "sso": ["sso-oauth"],
    "vpc-lattice": ["vpc-lattice-svcs"],
    "wafv2": ["apprunner", "cognito-idp"],
    "wisdom": ["connect"],
  ]

  /// The types whose resources are parts of others, by whose ARNs they're reached.
  private static let parts: Set<String> = [
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
  private static let known: [String: [String]] = [
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
    "AWS::RDS::DBCluster": ["rds:{here}:cluster:{name}", "rds-db:{here}:dbuser:{id}/{inside}"],
    "AWS::RDS::DBClusterParameterGroup": ["rds:{here}:cluster-pg:{name}"],
    "AWS::RDS::DBInstance": ["rds:{here}:db:{name}", "rds-db:{here}:dbuser:{id}/{inside}"],
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
