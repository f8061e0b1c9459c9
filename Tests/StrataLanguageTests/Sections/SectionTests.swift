import StrataJSON
import StrataLanguage
import StrataPipeline
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
      Resource("A", type: "Acme::Test::A", in: scope)
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
        Resource("A", type: "Acme::Test::A", in: scope)
      } == [
        "SectionTests.swift: error: Test/P: Default: the default isn't allowed by AllowedValues; expected a, b, given \"c\" [parameter-form]",
        "SectionTests.swift: error: Test/Q: Default: the default isn't allowed by MaxValue; expected 10 at most, given 20 [parameter-form]",
        "SectionTests.swift: error: Test/R: Default: the default isn't allowed by MaxLength; expected 3 characters at most, given 4 [parameter-form]",
        "SectionTests.swift: error: Test/S: Default: the default isn't allowed by its type; expected a number, given \"x\" [parameter-form]",
        "SectionTests.swift: warning: Test/T: Default: a hidden parameter's default stands in the template for all to read [exposed-parameter]\n"
          + "  hint: leave the default out, or read the value from Secrets Manager",
      ])
  }

  @Test func aListsDefaultIsComparedElementByElement() {
    let found = findings { scope in
      _ = scope.parameter("Good", type: .commaDelimitedList, default: "a, b", allowedValues: ["a", "b", "c"])
      _ = scope.parameter("Bad", type: .commaDelimitedList, default: "a,x", allowedValues: ["a", "b", "c"])
      _ = scope.parameter("Pattern", default: "ab", allowedPattern: "[a-z]")
      _ = scope.parameter("Length", length: -2...5)
      _ = scope.parameter("Range", type: .aws("EC2::VPC::Id"), range: 1...2)
      Resource("A", type: "Acme::Test::A", in: scope)
    }
    #expect(
      found == [
        "SectionTests.swift: error: Test/Bad: Default: the default isn't allowed by AllowedValues; expected a, b, c, given \"x\" [parameter-form]",
        "SectionTests.swift: error: Test/Pattern: Default: the default isn't allowed by AllowedPattern; expected [a-z], given \"ab\" [parameter-form]",
        "SectionTests.swift: error: Test/Length: MinLength: MinLength of a parameter must be a number of characters; expected a whole number, 0 or more, given -2 [parameter-form]",
        "SectionTests.swift: error: Test/Range: MaxValue: a parameter of type AWS::EC2::VPC::Id has no MaxValue [parameter-form]\n"
          + "  hint: write MaxLength for the length of text",
        "SectionTests.swift: error: Test/Range: MinValue: a parameter of type AWS::EC2::VPC::Id has no MinValue [parameter-form]\n"
          + "  hint: write MinLength for the length of text",
      ])
  }

  @Test func hiddenParametersStayHidden() {
    let app = App("App") { app in
      let password = app.stack("First") { scope in
        let password = scope.parameter("Password", isHidden: true)
        let a = Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": .value(password)])
        scope.output("Shown", "x\(password)")
        scope.output("Other", a.ref)
        return password
      }
      app.stack("Second") { Resource("B", type: "Acme::Test::B", in: $0, properties: ["V": .value(password)]) }
    }
    #expect(
      findings(app) == [
        "SectionTests.swift: warning: First/Shown: Value/Fn::Sub: the output shows the hidden parameter Password to all who may read the stack [exposed-parameter]\n"
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
      Resource(
        "A", type: "Acme::Test::A", in: scope, properties: ["V": [.value(row), .value(value), .value(fallback)]])
    }
    #expect(
      found == [
        "SectionTests.swift: error: Test/M: a_b: the key of a mapping's row must have letters, digits, dots and hyphens alone, 255 at most; expected A to Z, a to z, 0 to 9, - and ., given \"a_b\" [mapping-form]",
        "SectionTests.swift: error: Test/M: a_b/c-d: a key in a mapping must have letters and digits alone, 255 at most; expected A to Z, a to z and 0 to 9, given \"c-d\" [mapping-form]",
        "SectionTests.swift: error: Test/M: empty: the row of a mapping must have 1 to 200 values; expected 1 to 200, given 0 [mapping-form]",
        "SectionTests.swift: error: Test/None: a mapping must have 1 to 200 rows; expected 1 to 200, given 0 [mapping-form]",
        "SectionTests.swift: error: Test/A: V/0/Fn::FindInMap/1: the mapping M has no row \"us-east-2\"; expected a_b, empty, us-east-1 [unknown-reference]\n"
          + "  hint: did you mean us-east-1?",
        "SectionTests.swift: error: Test/A: V/1/Fn::FindInMap/2: the row us-east-1 of the mapping M has no key \"imgae\"; expected image [unknown-reference]\n"
          + "  hint: did you mean image?",
      ])
  }

  @Test func mappings() throws {
    let template = try template { scope in
      let sizes = scope.mapping(
        "Sizes", ["prod": ["cpu": 512, "zones": ["a", "b"]], "dev": ["cpu": 256, "zones": ["a"]]])
      let cpu: IntegerValue = sizes.find(scope.parameter("Stage"), "cpu")
      let zones: ListValue<StringValue> = sizes.find("dev", "zones", default: ["a"])
      Resource("A", type: "Acme::Test::A", in: scope, properties: ["Cpu": .value(cpu), "Zones": .value(zones)])
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
        Resource("A", type: "Acme::Test::A", in: scope)
      } == [
        "SectionTests.swift: error: Test/M: a/b: a value in a mapping must be text, a number, true or false, or a list of them; expected a literal, given Ref [mapping-form]"
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
        "SectionTests.swift: error: Test/A: Export/Name/Fn::Sub: the name of an export must be decided before any resource is made; expected text, parameters and pseudo parameters, given a reference to Jobs [output-form]",
        "SectionTests.swift: error: Test/B: Export/Name: an export's name must have letters, digits, colons and hyphens alone, 255 at most; expected A to Z, a to z, 0 to 9, : and -, given \"a b\" [output-form]",
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
      Resource("A", type: "Acme::Test::A", in: scope)
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
      let a = Resource("A", type: "Acme::Test::A", in: scope)
      scope.output("O", a.ref)
    }
    #expect(
      try stack.synthesize().json.object?.keys == [
        "AWSTemplateFormatVersion", "Description", "Transform", "Metadata", "Parameters", "Rules", "Mappings",
        "Conditions", "Resources", "Outputs",
      ])
  }
}
