import StrataChecks
import StrataFacts
import StrataJSON
import StrataLanguage
import Testing

/// Answers that change with the world, as of the day of the facts.
@Suite struct DatedRuleTests {
  private let day = DatedFacts.embedded.date

  private func findings(_ type: String, _ properties: JSONValue, _ parameters: JSONValue = [:]) -> [String] {
    TemplateChecker().check([
      "Parameters": parameters, "Resources": ["A": ["Type": .string(type), "Properties": properties]],
    ]).filter {
      ["unlisted-value", "blocked-runtime", "deprecated-runtime", "type-lifecycle", "ending-type"].contains($0.rule)
    }
    .map { "\($0.pointer?.description ?? ""): \($0)" }
  }

  @Test func sizesOfInstances() {
    #expect(
      findings("AWS::EC2::Instance", ["ImageId": "ami-12345678", "InstanceType": "t3.mircro"]) == [
        "/Resources/A/Properties/InstanceType: error: \"t3.mircro\" isn't known for InstanceType; expected one of those that there were on \(day) [unlisted-value]\n  hint: did you mean t3.micro?"
      ])
    // A family that isn't known may be a new one.
    #expect(
      findings("AWS::EC2::Instance", ["ImageId": "ami-12345678", "InstanceType": "t99.micro"])[0].contains(
        ": warning: ")
    )
    #expect(findings("AWS::EC2::Instance", ["ImageId": "ami-12345678", "InstanceType": "t3.micro"]) == [])
    #expect(findings("AWS::EC2::Instance", ["ImageId": "ami-12345678", "InstanceType": "{{resolve:ssm:type}}"]) == [])
  }

  @Test func parametersAndConditionsAreFollowed() {
    let parameters: JSONValue = [
      "Size": ["Type": "String", "Default": "t3.micro", "AllowedValues": ["t3.micro", "t3.hughe"]]
    ]
    #expect(
      findings("AWS::EC2::LaunchTemplate", ["LaunchTemplateData": ["InstanceType": ["Ref": "Size"]]], parameters).map {
        $0.prefix { $0 != ";" }
      } == ["/Parameters/Size/AllowedValues/1: error: \"t3.hughe\" isn't known for InstanceType"])
    #expect(
      findings(
        "AWS::EKS::Nodegroup",
        [
          "ClusterName": "c", "NodeRole": "arn:aws:iam::123456789012:role/n", "Subnets": ["subnet-12345678"],
          "InstanceTypes": ["Fn::If": ["C", ["m5.large", "m5.largo"], ["Ref": "AWS::NoValue"]]],
        ]
      ).map { $0.prefix { $0 != ";" } }
        == ["/Resources/A/Properties/InstanceTypes/Fn::If/1/1: error: \"m5.largo\" isn't known for InstanceTypes"])
  }

  @Test func enginesAndTheirVersions() {
    #expect(
      findings("AWS::RDS::DBCluster", ["Engine": "aurora", "MasterUsername": "a"])[0].hasPrefix(
        "/Resources/A/Properties/Engine: error: \"aurora\" isn't known for Engine;"))
    #expect(
      findings("AWS::RDS::DBInstance", ["Engine": "MySQL", "EngineVersion": "8.0", "DBInstanceClass": "db.t3.micro"])
        == [])
    #expect(
      findings(
        "AWS::RDS::DBInstance", ["Engine": "mysql", "EngineVersion": "8.0.999", "DBInstanceClass": "db.t3.mirco"]
      ).map {
        $0.prefix { $0 != ";" }
      } == [
        "/Resources/A/Properties/EngineVersion: warning: \"8.0.999\" isn't known for EngineVersion",
        "/Resources/A/Properties/DBInstanceClass: error: \"db.t3.mirco\" isn't known for DBInstanceClass",
      ])
    // What holds depends on the engine.
    #expect(findings("AWS::RDS::DBInstance", ["Engine": ["Ref": "E"], "DBInstanceClass": "db.t3.mirco"]) == [])
  }

  @Test func classesByTheirLicense() {
    func found(_ license: JSONValue?, _ type: JSONValue = "db.x1e.xlarge") -> [String] {
      var properties: JSONObject = ["Engine": "oracle-se2", "DBInstanceClass": type]
      if let license { properties["LicenseModel"] = license }
      return findings("AWS::RDS::DBInstance", .object(properties)).map { String($0.prefix { $0 != ";" }) }
    }
    #expect(
      found("license-included") == [
        "/Resources/A/Properties/DBInstanceClass: warning: \"db.x1e.xlarge\" isn't known for DBInstanceClass"
      ])
    #expect(found("bring-your-own-license") == [])
    // Where the license isn't known, either may be.
    #expect(found(nil) == [])
    #expect(found(["Ref": "License"]) == [])
    #expect(found("license-included", "db.m5.large") == [])
  }

  @Test func runtimes() {
    #expect(
      findings("AWS::Lambda::Function", ["Runtime": "nodejs12.x"]) == [
        "/Resources/A/Properties/Runtime: error: Lambda has created no function with nodejs12.x since 2023-03-31 [blocked-runtime]\n  hint: take nodejs24.x"
      ])
    #expect(
      findings("AWS::Serverless::Function", ["Runtime": "python3.8"]) == [
        "/Resources/A/Properties/Runtime: warning: python3.8 is deprecated since 2024-10-14; from 2027-02-01 on Lambda creates no function with it [deprecated-runtime]\n  hint: take python3.14"
      ])
    #expect(findings("AWS::Lambda::Function", ["Runtime": "nodejs24.x"]) == [])
  }

  @Test func typesThatEnd() {
    #expect(
      findings("AWS::IoTAnalytics::Pipeline", [:]) == [
        "/Resources/A/Type: error: the service of AWS::IoTAnalytics::Pipeline is shut down since 2025-12-15 [type-lifecycle]\n  hint: use another service"
      ])
    #expect(
      findings("AWS::Timestream::ScheduledQuery", [:])[0].hasPrefix(
        "/Resources/A/Type: warning: the service of AWS::Timestream::ScheduledQuery takes no new customers since 2025-06-20 [ending-type]"
      ))
    #expect(
      findings("AWS::WAF::IPSet", ["Name": "a"]) == [
        "/Resources/A/Type: warning: the service of AWS::WAF::IPSet is being shut down [ending-type]"
      ])
  }
}
