import Strata
import StrataJSON
import StrataParameters
import StrataTesting
import TestSupport
import Testing

@Suite struct ParameterPathTests {
  @Test func aPathAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      ParameterPath(
        "Settings", in: scope, values: ["log-level": "info", "a/b": "c"], lists: ["hosts": ["a", "b"]])
    }
    func parameter(_ name: String, _ type: JSONValue, _ value: JSONValue) -> JSONValue {
      [
        "Type": "AWS::SSM::Parameter",
        "Properties": [
          "Name": ["Fn::Sub": .string("/${AWS::StackName}/Settings/\(name)")], "Type": type, "Value": value,
        ],
      ]
    }
    #expect(
      template.json["Resources"] == [
        "SettingsAB": parameter("a/b", "String", "c"), "SettingsHosts": parameter("hosts", "StringList", "a,b"),
        "SettingsLogLevel": parameter("log-level", "String", "info"),
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let settings = ParameterPath(
        "Settings", in: scope, values: ["size": "\(.region)"], secrets: ["token", "licence"], tier: .advanced,
        path: "/orders/prod", key: Key("Key", in: scope))
      for (index, command) in settings.secretCommands.enumerated() { scope.output("Put\(index)", command) }
      scope.output("From", settings.parameter("token").valueFrom)
      scope.output("Name", settings.parameters[0].name)
      Role("Role", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [settings.reading])
    }
    #expect(
      template.resource("SettingsSize")?.properties == [
        "Name": "/orders/prod/size", "Tier": "Advanced", "Type": "String", "Value": ["Ref": "AWS::Region"],
      ])
    #expect(
      template.outputs["Put0"]?["Value"] == [
        "Fn::Sub":
          "aws ssm put-parameter --region ${AWS::Region} --type SecureString --name /orders/prod/licence --tier Advanced --key-id ${Key.Arn} --value \"$(read -rs text && printf %s \"$text\")\""
      ])
    let second = template.outputs["Put1"]?["Value"]?["Fn::Sub"]?.string ?? ""
    #expect(second.contains("--name /orders/prod/token"))
    #expect(template.outputs["Name"]?["Value"] == "/orders/prod/size")
    let arn = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/prod"
    #expect(template.outputs["From"]?["Value"] == ["Fn::Sub": .string("\(arn)/token")])
    #expect(
      template.statements(of: "Role") == [
        [
          "Action": ["ssm:GetParameter", "ssm:GetParameters"], "Effect": "Allow",
          "Resource": [["Fn::Sub": .string("\(arn)/*")]],
        ],
        [
          "Action": ["ssm:GetParametersByPath"], "Effect": "Allow",
          "Resource": [["Fn::Sub": .string(arn)], ["Fn::Sub": .string("\(arn)/*")]],
        ],
        use(
          ["kms:Decrypt"], of: ["Fn::GetAtt": ["Key", "Arn"]], through: ["Fn::Sub": "ssm.${AWS::Region}.amazonaws.com"]),
      ])
    #expect(template.resources(of: "AWS::SSM::Parameter").count == 1)
  }

  @Test func twiceInAStackInTwoStacksAndForTwoEnvironments() throws {
    @Sendable func declare(_ scope: Scope) {
      for id in ["A", "B"] { ParameterPath(id, in: scope, values: ["size": "1"]) }
    }
    #expect(findingsInTwoStacks { declare($0) } == [])
    let template = try template { scope in
      for environment in ["dev", "prod"] { declare(Scope(environment, in: scope)) }
    }
    #expect(Set(template.resources(of: "AWS::SSM::Parameter").map { "\($0["Name"] ?? "")" }).count == 4)
  }

  @Test func whatIsRefused() {
    #expect(
      findings { scope in
        ParameterPath("Empty", in: scope)
        ParameterPath("Path", in: scope, values: ["a": "b"], path: "/aws/x")
        ParameterPath("Deep", in: scope, values: ["n/o/p": "q"], path: "/a/b/c/d/e/f/g/h/i/j/k/l/m")
        ParameterPath(
          "Long", in: scope, values: ["a": "b"], path: .literal("/" + String(repeating: "a", count: 1_010)))
        let names = ParameterPath(
          "Names", in: scope,
          values: ["a b": "c", "empty": "", "long": .literal(String(repeating: "x", count: 4_097))],
          lists: ["list": ["a,b"], "empty": ["a"]], secrets: ["/x"])
        _ = names.parameter("other")
      }.map { $0.replacing("ParameterPathTests.swift: error: Test/", with: "") } == [
        "Deep: values: a parameter must be 15 levels deep at most; expected 15 or fewer, given 16 for \"n/o/p\" [construct]",
        "Empty: values: a path must have parameters; expected values, lists or secrets, given none [construct]",
        "Long: values: a parameter's name must have 1,011 characters at most; expected 1,011 or fewer, given 1,013 [construct]",
        "Names: lists: a list of parameters has commas between its texts, not in them; expected texts without a comma, given one with a comma in list [construct]",
        "Names: parameter: there is no such parameter below the path; expected /x, a b, empty, list, long, given \"other\" [construct]",
        "Names: values: Parameter Store has no such name; expected letters, digits and _.-, with single slashes between levels, given \"/x\" [construct]",
        "Names: values: Parameter Store has no such name; expected letters, digits and _.-, with single slashes between levels, given \"a b\" [construct]",
        "Names: values: a parameter is declared twice; expected each name once, given \"empty\" [construct]",
        "Names/empty: Value: Parameter Store takes no text of this length; expected 1 to 4,096 bytes, given 0 bytes [invalid-value]",
        "Names/long: Value: Parameter Store takes no text of this length; expected 1 to 4,096 bytes, given 4,097 bytes [invalid-value]\n  hint: say tier: .advanced",
        "Path/a: Name/Fn::Sub: parameters can't be below this path; expected names of letters, digits and _.-, each behind a slash, of which the first doesn't begin with aws or ssm, given \"/aws/x\" [physical-name]",
      ])
  }
}
