import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

private struct Certificate: ResourceProperties {
  static let type = "Custom::Certificate"
  var domain: StringValue

  var properties: Properties { ["Domain": .value(domain)] }
}

extension CustomResource<Certificate> {
  fileprivate var arn: StringValue { resource.attribute("Arn") }
}

private struct Dashboard: ResourceProperties {
  static let type = "Example::Monitoring::Dashboard"
  static let tagging: Tagging? = .map()
  var properties: Properties = ["Title": "Orders"]
}

private struct Greedy: ResourceProperties {
  static let type = "AWS::CloudFormation::CustomResource"
  let properties: Properties = ["ServiceTimeout": 5, "ServiceToken": "mine"]
}

@Suite struct CustomResourceTests {
  @Test func aCustomResource() throws {
    let template = try template { scope in
      scope.tags["Team"] = "a"
      let issuer = Resource("Issuer", type: "Acme::Test::Issuer", in: scope, tagging: Tagging.none)
      let certificate = CustomResource(
        "Certificate", in: scope, serviceToken: issuer.attribute("Arn"), serviceTimeout: 60,
        properties: Certificate(domain: "\(.region).example.com"))
      certificate.resource.deletionPolicy = .retain
      scope.output("Arn", certificate.arn)
    }
    #expect(
      template.resources["Certificate"] == [
        "Type": "Custom::Certificate", "DeletionPolicy": "Retain",
        "Properties": [
          "Domain": ["Fn::Sub": "${AWS::Region}.example.com"], "ServiceTimeout": 60,
          "ServiceToken": ["Fn::GetAtt": ["Issuer", "Arn"]],
        ],
      ])
    #expect(template.outputs["Arn"] == ["Value": ["Fn::GetAtt": ["Certificate", "Arn"]]])
  }

  @Test func aRegisteredResource() throws {
    let template = try template { scope in
      scope.tags["Team"] = "a"
      let first = RegisteredResource("First", in: scope, properties: Dashboard())
      RegisteredResource("Second", in: scope, properties: Dashboard(properties: [:])).depends(on: first)
    }
    #expect(
      template.resources["First"] == [
        "Type": "Example::Monitoring::Dashboard", "Properties": ["Tags": ["Team": "a"], "Title": "Orders"],
      ])
    #expect(template.resources["Second"]?["DependsOn"] == ["First"])
  }

  @Test func theTypeFitsTheKind() {
    #expect(
      findings { scope in
        CustomResource("A", in: scope, serviceToken: "arn", properties: Dashboard())
        RegisteredResource("B", in: scope, properties: Certificate(domain: "x"))
      } == [
        "CustomResourceTests.swift: error: Test/A: Type: the type of a custom resource must begin with Custom::;"
          + " expected a name such as Custom::Certificate, given \"Example::Monitoring::Dashboard\" [invalid-value]\n"
          + "  hint: declare a type of the registry by RegisteredResource",
        "CustomResourceTests.swift: error: Test/B: Properties: a custom resource needs a ServiceToken;"
          + " expected the ARN of a function or topic in the stack's region [custom-resource-token]",
        "CustomResourceTests.swift: error: Test/B: Type: Custom::Certificate isn't a type of the registry;"
          + " expected a name such as Example::Monitoring::Dashboard [invalid-value]\n"
          + "  hint: declare it by CustomResource, which says what provides it",
      ])
  }

  @Test func propertiesThatAreCloudFormationsOwn() {
    #expect(
      findings { CustomResource("A", in: $0, serviceToken: "arn", properties: Greedy()) } == [
        "CustomResourceTests.swift: error: Test/A: ServiceTimeout: ServiceTimeout can't be among the properties"
          + " [invalid-value]\n  hint: give it by serviceTimeout:",
        "CustomResourceTests.swift: error: Test/A: ServiceToken: ServiceToken can't be among the properties"
          + " [invalid-value]\n  hint: give it by serviceToken:",
      ])
  }

  @Test(arguments: [0, 3_601]) func timeoutsOutOfRange(seconds: Int) {
    #expect(
      findings { scope in
        CustomResource(
          "A", in: scope, serviceToken: "arn", serviceTimeout: .literal(seconds), properties: Certificate(domain: "x"))
      } == [
        "CustomResourceTests.swift: error: Test/A: ServiceTimeout:"
          + " a custom resource must have 1 to 3,600 s (1 h) for an operation; expected 1 to 3,600,"
          + " given \(seconds == 0 ? "0" : "3,601") [invalid-value]"
      ])
  }
}
