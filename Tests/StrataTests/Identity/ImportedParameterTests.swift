import Strata
import StrataJSON
import TestSupport
import Testing

@Suite struct ImportedParameterTests {
  private let prefix = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter"

  private func valueFrom(_ parameter: @escaping @Sendable (Scope) -> ImportedParameter) throws -> JSONValue? {
    try outputValue { scope in parameter(scope).valueFrom }
  }

  @Test func aNameHasOneSlashBeforeIt() throws {
    #expect(try valueFrom { _ in ImportedParameter(name: "licence") } == ["Fn::Sub": .string(prefix + "/licence")])
    #expect(
      try valueFrom { _ in ImportedParameter(name: "/orders/licence") } == [
        "Fn::Sub": .string(prefix + "/orders/licence")
      ])
    #expect(
      try valueFrom { scope in ImportedParameter(name: "orders-\(scope.parameter("Stage"))") } == [
        "Fn::Sub": .string(prefix + "/orders-${Stage}")
      ])
    #expect(
      try valueFrom { scope in ImportedParameter(name: "/\(scope.parameter("Stage"))/licence") } == [
        "Fn::Sub": .string(prefix + "/${Stage}/licence")
      ])
    #expect(
      try valueFrom { scope in ImportedParameter(name: scope.parameter("Name")) } == [
        "Fn::Sub": .string(prefix + "${Name}")
      ])
  }

  @Test func reading() throws {
    let parameter = ImportedParameter(
      name: "/orders/licence", account: "123456789012", region: "eu-west-1",
      key: ImportedKey(arn: "arn:aws:kms:eu-west-1:123456789012:key/1"))
    #expect(
      try statements { _ in [parameter.reading] } == [
        [
          "Action": ["ssm:GetParameters"], "Effect": "Allow",
          "Resource": [["Fn::Sub": "arn:${AWS::Partition}:ssm:eu-west-1:123456789012:parameter/orders/licence"]],
        ],
        use(
          ["kms:Decrypt"], of: "arn:aws:kms:eu-west-1:123456789012:key/1", through: "ssm.eu-west-1.amazonaws.com"),
      ])
  }

  @Test(arguments: ["", "/", "orders/licence", "//licence", "/orders/", "my licence"])
  func namesThatDoNotExist(_ name: String) {
    #expect(
      findingsOfOutput { _ in ImportedParameter(name: .literal(name)).arn } == [
        "ImportedParameterTests.swift: error: Test/Value: Value/Fn::Sub: Parameter Store has no such "
          + "name; expected letters, digits and _.-, or a path of such names, each behind a slash, given "
          + "\"\(name)\" [physical-name]"
      ])
  }
}
