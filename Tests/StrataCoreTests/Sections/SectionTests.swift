import StrataCore
import StrataJSON
import TestSupport
import Testing

@Suite struct SectionTests {
  @Test func parameters() throws {
    let template = try template { scope in
      _ = scope.parameter(
        "Tag", default: "v1", description: "The image", allowedValues: ["v1", "v2"], allowedPattern: "v[0-9]",
        constraintDescription: "v and a digit", length: 2...8, isHidden: false)
      _ = scope.parameter("Count", type: .integer, default: 2, allowedValues: [1, 2], range: 1...10)
      _ = scope.parameter("Share", type: .number, default: 0.5, range: 0...0.75)
      _ = scope.parameter("Password", isHidden: true)
      _ = scope.parameter("Subnets", type: .awsList("EC2::Subnet::Id"))
      _ = scope.parameter("Key", type: .aws("EC2::KeyPair::KeyName"))
      Resource("A", type: "Custom::A", in: scope)
    }
    #expect(
      template.parameters == [
        "Tag": [
          "Type": "String", "Default": "v1", "Description": "The image", "AllowedPattern": "v[0-9]",
          "AllowedValues": ["v1", "v2"], "ConstraintDescription": "v and a digit", "MinLength": 2, "MaxLength": 8,
        ],
        "Count": ["Type": "Number", "Default": 2, "AllowedValues": [1, 2], "MinValue": 1, "MaxValue": 10],
        "Share": ["Type": "Number", "Default": 0.5, "MinValue": 0, "MaxValue": 0.75],
        "Password": ["Type": "String", "NoEcho": true],
        "Subnets": ["Type": "List<AWS::EC2::Subnet::Id>"],
        "Key": ["Type": "AWS::EC2::KeyPair::KeyName"],
      ])
  }

  @Test func aParametersDefaultObeysItsConstraints() {
    #expect(
      findings { scope in
        _ = scope.parameter("P", default: "c", allowedValues: ["a", "b"])
        _ = scope.parameter("Q", type: .integer, default: 20, range: 1...10)
        _ = scope.parameter("R", default: "long", length: 1...3)
        _ = scope.parameter("S", type: .number, default: "x")
        _ = scope.parameter("T", default: "hunter2", isHidden: true)
        Resource("A", type: "Custom::A", in: scope)
      } == [
        "SectionTests.swift: error: Test/P: the default is none of the allowed values; expected a, b, given \"c\" [invalid-parameter]",
        "SectionTests.swift: error: Test/Q: the default is outside the range; expected 1.0 to 10.0, given 20 [invalid-parameter]",
        "SectionTests.swift: error: Test/R: the default has another length than allowed; expected 1 to 3 characters, given 4 [invalid-parameter]",
        "SectionTests.swift: error: Test/S: the default is no number; expected a number, given \"x\" [invalid-parameter]",
        "SectionTests.swift: warning: Test/T: a hidden parameter's default stands in the template for all to read [invalid-parameter]\n"
          + "  hint: leave the default out, or read the value from Secrets Manager by .secret(_:)",
      ])
  }

  @Test func aListsDefaultIsComparedElementByElement() {
    let found = findings { scope in
      _ = scope.parameter("Good", type: .commaDelimitedList, default: "a, b", allowedValues: ["a", "b", "c"])
      _ = scope.parameter("Bad", type: .commaDelimitedList, default: "a,x", allowedValues: ["a", "b", "c"])
      _ = scope.parameter("Pattern", default: "ab", allowedPattern: "[a-z]")
      _ = scope.parameter("Length", length: -2...5)
      _ = scope.parameter("Range", type: .aws("EC2::VPC::Id"), range: 1...2)
      Resource("A", type: "Custom::A", in: scope)
    }
    #expect(
      found == [
        "SectionTests.swift: error: Test/Bad: the default is none of the allowed values; expected a, b, c, given \"x\" [invalid-parameter]",
        "SectionTests.swift: error: Test/Pattern: the default doesn't match the allowed pattern; expected [a-z], given \"ab\" [invalid-parameter]",
        "SectionTests.swift: error: Test/Length: a length is 0 or more; expected 0 or more, given -2 [invalid-parameter]",
        "SectionTests.swift: error: Test/Range: only numbers have a range; expected the type Number, given AWS::EC2::VPC::Id [invalid-parameter]",
      ])
  }

  @Test func hiddenParametersStayHidden() {
    let app = App("App") { app in
      let password = app.stack("First") { scope in
        let password = scope.parameter("Password", isHidden: true)
        let a = Resource("A", type: "Custom::A", in: scope, properties: ["V": .value(password)])
        scope.output("Shown", "x\(password)")
        scope.output("Other", a.ref)
        return password
      }
      app.stack("Second") { Resource("B", type: "Custom::B", in: $0, properties: ["V": .value(password)]) }
    }
    #expect(
      findings(app) == [
        "SectionTests.swift: warning: First/Shown: the output shows a hidden parameter to all who may read the stack [invalid-reference]\n"
          + "  hint: leave the output out",
        "SectionTests.swift: error: Second/B: V: the hidden parameter First/Password would be an output of its stack for all to read [invalid-reference]\n"
          + "  hint: declare the parameter in this stack too, or read the value from Secrets Manager by .secret(_:)",
      ])
  }

  @Test func keysOfMappings() {
    let found = findings { scope in
      let mapping = scope.mapping("M", ["us-east-1": ["image": 1], "a_b": ["c-d": 1], "empty": [:]])
      _ = scope.mapping("None", [:])
      let row: StringValue = mapping["us-east-2", "image"]
      let value: StringValue = mapping["us-east-1", "imgae"]
      let fallback: StringValue = mapping["nowhere", "image", default: "x"]
      Resource("A", type: "Custom::A", in: scope, properties: ["V": [.value(row), .value(value), .value(fallback)]])
    }
    #expect(
      found == [
        "SectionTests.swift: error: Test/M: a mapping's row has a key of letters A to Z, digits, dots and hyphens, 255 at most; given \"a_b\" [invalid-id]",
        "SectionTests.swift: error: Test/M: a value in a mapping has a key of letters A to Z and digits, 255 at most; given \"c-d\" [invalid-id]",
        "SectionTests.swift: error: Test/M: the row empty has at least one value [invalid-value]",
        "SectionTests.swift: error: Test/None: a mapping has at least one row [invalid-value]",
        "SectionTests.swift: error: Test/A: V/0: the mapping Test/M has no row \"us-east-2\" [invalid-reference]\n  hint: did you mean \"us-east-1\"?",
        "SectionTests.swift: error: Test/A: V/1: the mapping Test/M has no value \"imgae\" [invalid-reference]\n  hint: did you mean \"image\"?",
      ])
  }

  @Test func mappings() throws {
    let template = try template { scope in
      let sizes = scope.mapping(
        "Sizes", ["prod": ["cpu": 512, "zones": ["a", "b"]], "dev": ["cpu": 256, "zones": ["a"]]])
      let cpu: IntegerValue = sizes.find(scope.parameter("Stage"), "cpu")
      let zones: ListValue<StringValue> = sizes.find("dev", "zones", default: ["a"])
      Resource("A", type: "Custom::A", in: scope, properties: ["Cpu": .value(cpu), "Zones": .value(zones)])
    }
    #expect(
      template.json["Mappings"] == [
        "Sizes": ["dev": ["cpu": 256, "zones": ["a"]], "prod": ["cpu": 512, "zones": ["a", "b"]]]
      ])
    #expect(
      template.resources["A"]?["Properties"] == [
        "Cpu": ["Fn::FindInMap": ["Sizes", ["Ref": "Stage"], "cpu"]],
        "Zones": ["Fn::FindInMap": ["Sizes", "dev", "zones", ["DefaultValue": ["a"]]]],
      ])
  }

  @Test func aMappingTakesLiteralsOnly() {
    #expect(
      findings { scope in
        _ = scope.mapping("M", ["a": ["b": .value(StringValue.region)]])
        Resource("A", type: "Custom::A", in: scope)
      } == [
        "SectionTests.swift: error: Test/M: a/b can't stand in a mapping; expected text, a number, a flag or a list of them,"
          + " given a map, a function or a reference [invalid-value]"
      ])
  }

  @Test func outputs() throws {
    let template = try template { scope in
      let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      let made = scope.condition("Made", .equals(.region, "eu-west-1"))
      scope.output("Url", queue.ref, description: "Where", exportName: "Jobs-\(.stackName)", condition: made)
      let dev = Scope("dev", in: scope)
      dev.output("Arn", queue.attribute("Arn"))
    }
    #expect(
      template.outputs == [
        "DevArn": ["Value": ["Fn::GetAtt": ["Jobs", "Arn"]]],
        "Url": [
          "Description": "Where", "Condition": "Made", "Value": ["Ref": "Jobs"],
          "Export": ["Name": ["Fn::Sub": "Jobs-${AWS::StackName}"]],
        ],
      ])
  }

  @Test func anExportsNameKnowsNoResources() {
    #expect(
      findings { scope in
        let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        scope.output("A", queue.ref, exportName: "\(queue.attribute("QueueName"))-x")
        scope.output("B", queue.ref, exportName: "a b")
      } == [
        "SectionTests.swift: error: Test/A: an export's name is decided before any resource is made;"
          + " expected text, parameters and pseudo parameters, given a reference to a resource [invalid-reference]",
        "SectionTests.swift: error: Test/B: an export's name has letters, digits, colons and hyphens, 255 at most; given \"a b\" [invalid-id]",
      ])
  }

  @Test func metadataDescriptionAndRules() throws {
    let stack = Stack("Test", description: "What it is") { scope in
      scope.metadata("Owner", ["Team": "orders"])
      let size = scope.parameter("Size", default: "small")
      scope.rule(
        "LargeInProduction", when: .equals(scope.parameter("Stage"), "prod") && !.equals(size, "huge"),
        [.require(.contains(["large", "huge"], size), "production is large")])
      scope.rule(
        "OneNetwork",
        [
          .require(
            .eachMember(
              of: .attribute("VpcId", ofParametersOfType: "AWS::EC2::Subnet::Id"),
              isIn: .allParameters(ofType: "AWS::EC2::VPC::Id"))
              || .eachMember(of: ["a"], equals: .attribute("VpcId", of: size)), "one network")
        ])
      Resource("A", type: "Custom::A", in: scope)
    }
    let template = try stack.synthesize()
    #expect(template.json["Description"] == "What it is")
    #expect(template.json["Metadata"] == ["Owner": ["Team": "orders"]])
    #expect(
      template.json["Rules"] == [
        "LargeInProduction": [
          "RuleCondition": [
            "Fn::And": [
              ["Fn::Equals": [["Ref": "Stage"], "prod"]], ["Fn::Not": [["Fn::Equals": [["Ref": "Size"], "huge"]]]],
            ]
          ],
          "Assertions": [
            [
              "Assert": ["Fn::Contains": [["large", "huge"], ["Ref": "Size"]]],
              "AssertDescription": "production is large",
            ]
          ],
        ],
        "OneNetwork": [
          "Assertions": [
            [
              "Assert": [
                "Fn::Or": [
                  [
                    "Fn::EachMemberIn": [
                      ["Fn::ValueOfAll": ["AWS::EC2::Subnet::Id", "VpcId"]], ["Fn::RefAll": "AWS::EC2::VPC::Id"],
                    ]
                  ],
                  ["Fn::EachMemberEquals": [["a"], ["Fn::ValueOf": ["Size", "VpcId"]]]],
                ]
              ],
              "AssertDescription": "one network",
            ]
          ]
        ],
      ])
  }

  @Test func sectionsComeInTheUsualOrder() throws {
    let stack = Stack("Test", description: "d") { scope in
      scope.transform("Macro")
      scope.metadata("M", 1)
      let parameter = scope.parameter("P")
      _ = scope.mapping("Map", ["a": ["b": 1]])
      _ = scope.condition("C", .equals(parameter, "x"))
      scope.rule("R", [.require(.equals(parameter, "x"), "x")])
      let a = Resource("A", type: "Custom::A", in: scope)
      scope.output("O", a.ref)
    }
    #expect(
      try stack.synthesize().json.object?.keys == [
        "AWSTemplateFormatVersion", "Description", "Transform", "Metadata", "Parameters", "Rules", "Mappings",
        "Conditions", "Resources", "Outputs",
      ])
  }
}
