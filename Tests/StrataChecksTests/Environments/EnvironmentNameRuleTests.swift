import StrataJSON
import StrataLanguage
import Testing

/// Names that an environment can't have.
@Suite struct EnvironmentNameRuleTests {
  private func found(
    _ type: JSONValue, _ properties: JSONObject, of environments: JSONValue = ["dev": ["*"]]
  ) -> [String] {
    StrataChecksTests.found(
      by: "environment-name",
      in: [
        "Metadata": [
          "Strata::Environments": environments,
          "Strata::Names": ["dev": ["Names": "x-dev-*", "Parameters": "/x/dev"]],
        ], "Resources": ["It": ["Type": type, "Properties": .object(properties)]],
      ])
  }

  @Test(
    arguments: [
      ("AWS::SQS::Queue", ["QueueName": "x-dev-jobs"]), ("AWS::SQS::Queue", [:]),
      ("AWS::SQS::Queue", ["QueueName": "x-dev-jobs.fifo"]),
      ("AWS::SQS::Queue", ["QueueName": ["Fn::Sub": "${AWS::StackName}-jobs"]]),
      ("AWS::SQS::Queue", ["QueueName": ["Ref": "Name"]]),
      ("AWS::SQS::Queue", ["QueueName": ["Fn::If": ["C", "x-dev-a", "x-dev-b"]]]),
      ("AWS::SSM::Parameter", ["Name": "/x/dev/level"]), ("AWS::KMS::Alias", ["AliasName": "alias/x-dev-key"]),
      ("AWS::Logs::LogGroup", ["LogGroupName": "/aws/lambda/x-dev-api"]),
      ("AWS::Logs::LogGroup", ["LogGroupName": "/aws/rds/cluster/x-dev-db/postgresql"]),
      ("AWS::Logs::LogGroup", ["LogGroupName": "/x/dev/api"]),
      ("AWS::Logs::LogGroup", ["LogGroupName": "aws-waf-logs-x-dev-api"]),
      ("AWS::Logs::LogGroup", ["LogGroupName": ["Fn::Sub": "aws-waf-logs-${AWS::StackName}-api"]]),
      ("AWS::S3::Bucket", ["BucketName": "aws-waf-logs-x-dev-api"]),
      ("AWS::KinesisFirehose::DeliveryStream", ["DeliveryStreamName": "aws-waf-logs-x-dev-api"]),
      ("AWS::SecretsManager::Secret", ["Name": "x/dev/token"]),
      ("AWS::SecretsManager::Secret", ["Name": "x-dev-token"]),
      ("AWS::ElasticLoadBalancingV2::LoadBalancer", [:]), ("AWS::EC2::VPC", ["CidrBlock": "10.0.0.0/16"]),
      ("Acme::Test::Thing", ["Name": "thing"]),
    ] as [(JSONValue, JSONObject)])
  func namesOfTheEnvironment(type: JSONValue, properties: JSONObject) {
    #expect(found(type, properties) == [])
  }

  @Test(
    arguments: [
      ("AWS::SQS::Queue", "QueueName", "jobs", "\"jobs\""),
      ("AWS::SQS::Queue", "QueueName", "x-prod-jobs", "\"x-prod-jobs\""),
      ("AWS::S3::Bucket", "BucketName", "my-x-dev-data", "\"my-x-dev-data\""),
      ("AWS::S3::Bucket", "BucketName", "aws-waf-logs-x-prod-api", "\"aws-waf-logs-x-prod-api\""),
      ("AWS::SQS::Queue", "QueueName", "aws-waf-logs-x-dev-api", "\"aws-waf-logs-x-dev-api\""),
      ("AWS::IAM::Role", "RoleName", ["Fn::Sub": "worker-${AWS::Region}"], "\"worker-${AWS::Region}\""),
      ("AWS::Lambda::Function", "FunctionName", "x-dev", "\"x-dev\""),
      ("AWS::SecretsManager::Secret", "Name", "x/prod/token", "\"x/prod/token\""),
    ] as [(JSONValue, String, JSONValue, String)])
  func namesOfNoneOrAnother(type: JSONValue, property: String, name: JSONValue, given: String) {
    #expect(
      found(type, [property: name]) == [
        """
        /Resources/It/Properties/\(property): this name of \(type.string ?? "") isn't one of the environment dev; expected \
        x-dev-*; given \(given) (give it by scope.name(…), by which the app's policy gives names)
        """
      ])
  }

  @Test func eachBranchOfACondition() {
    #expect(
      found("AWS::SQS::Queue", ["QueueName": ["Fn::If": ["C", "x-dev-a", "b"]]]).map { $0.prefix(50) } == [
        "/Resources/It/Properties/QueueName/Fn::If/2: this "
      ])
  }

  @Test(arguments: ["/x/prod/level", "/x/dev", "level", "/x/device/level"])
  func parametersOutsideOfTheEnvironmentsPath(name: JSONValue) {
    #expect(
      found("AWS::SSM::Parameter", ["Name": name]) == [
        """
        /Resources/It/Properties/Name: the parameter isn't below the path of the environment dev; expected /x/dev/…; given \
        "\(name.string ?? "")" (give its path by scope.parameterPath(…))
        """
      ])
  }

  @Test(
    arguments: [
      ("AWS::SecretsManager::Secret", "Name x-dev-*", "give it one by scope.name(…)"),
      ("AWS::StepFunctions::StateMachine", "StateMachineName x-dev-*", "give it one by scope.name(…)"),
      ("AWS::SSM::Parameter", "Name /x/dev/…", "give its path by scope.parameterPath(…)"),
    ])
  func whatAWSCallsOtherwise(type: String, expected: String, hint: String) {
    #expect(
      found(.string(type), [:]) == [
        """
        /Resources/It: AWS makes a name for \(type) that hasn't the stack's in it, so it's none of the environment dev; \
        expected \(expected) (\(hint))
        """
      ])
  }

  @Test func whatIsOfNoEnvironmentOrHasNoPolicy() {
    #expect(found("AWS::SQS::Queue", ["QueueName": "jobs"], of: ["dev": ["Dev*"]]) == [])
    #expect(found("AWS::SQS::Queue", ["QueueName": "jobs"], of: ["prod": ["*"]]) == [])
  }
}
