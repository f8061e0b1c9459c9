import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

@Suite struct ResourceTests {
  @Test func attributesComeInTheUsualOrder() throws {
    let template = try template { scope in
      let other = Resource("Other", type: "Acme::Test::Other", in: scope)
      let resource = Resource(
        "A", type: "AWS::AutoScaling::AutoScalingGroup", in: scope,
        properties: ["AvailabilityZones": ["a"], "LaunchConfigurationName": "c", "MaxSize": "2", "MinSize": "1"])
      resource.condition = scope.condition("C", .equals(.region, "x"))
      resource.depends(on: other)
      resource.creationPolicy = .signals(1, within: "PT15M", minimumSuccessfulPercent: 50)
      resource.updatePolicy = .rollingGroup(
        maximumBatchSize: 2, minimumInService: 1, pause: "PT5M", waitsForSignals: true)
      resource.deletionPolicy = .retainExceptOnCreate
      resource.updateReplacePolicy = .retain
      resource.metadata = ["Note": ["a": 1]]
    }
    let resource = template.resources["A"]
    #expect(
      resource?.object?.keys == [
        "Type", "Condition", "DependsOn", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy",
        "Metadata", "Properties",
      ])
    #expect(
      resource == [
        "Type": "AWS::AutoScaling::AutoScalingGroup", "Condition": "C", "DependsOn": ["Other"],
        "CreationPolicy": [
          "AutoScalingCreationPolicy": ["MinSuccessfulInstancesPercent": 50],
          "ResourceSignal": ["Count": 1, "Timeout": "PT15M"],
        ],
        "UpdatePolicy": [
          "AutoScalingRollingUpdate": [
            "MaxBatchSize": 2, "MinInstancesInService": 1, "PauseTime": "PT5M", "WaitOnResourceSignals": true,
          ]
        ],
        "DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain", "Metadata": ["Note": ["a": 1]],
        "Properties": ["AvailabilityZones": ["a"], "LaunchConfigurationName": "c", "MaxSize": "2", "MinSize": "1"],
      ])
  }

  @Test func otherPolicies() throws {
    // Which type takes which policy isn't what this is about, nor what else the types need.
    func policy(_ policy: UpdatePolicy, of type: String = "AutoScaling::AutoScalingGroup") throws -> JSONValue? {
      try template { scope in
        let resource = Resource("A", type: "AWS::\(type)", in: scope)
        resource.updatePolicy = policy
        for rule: RuleID in ["resource-attribute", "schema", "constraint"] {
          resource.accept(.strata(rule), because: "A sample")
        }
      }.resources["A"]?["UpdatePolicy"]
    }
    #expect(try policy(.replacingGroup) == ["AutoScalingReplacingUpdate": ["WillReplace": true]])
    #expect(
      try policy(.onlineResharding, of: "ElastiCache::ReplicationGroup") == ["UseOnlineResharding": true])
    #expect(try policy(.versionUpgrade, of: "OpenSearchService::Domain") == ["EnableVersionUpgrade": true])
    #expect(
      try policy(.ignoringScheduledSizes)
        == ["AutoScalingScheduledAction": ["IgnoreUnmodifiedGroupSizeProperties": true]])
    #expect(
      try policy(.codeDeployAlias(application: "a", deploymentGroup: "g", beforeTraffic: "b"), of: "Lambda::Alias")
        == [
          "CodeDeployLambdaAliasUpdate": [
            "ApplicationName": "a", "BeforeAllowTrafficHook": "b", "DeploymentGroupName": "g",
          ]
        ])
    #expect(try policy(.raw(["X": ["Y": 1]])) == ["X": ["Y": 1]])
    #expect(
      try policy(.replacingGroup.and(.onlineResharding))
        == ["AutoScalingReplacingUpdate": ["WillReplace": true], "UseOnlineResharding": true])
  }

  @Test func propertiesAreSortedAndTheirOrderDoesntShow() throws {
    let one = try template {
      Resource("A", type: "Acme::Test::A", in: $0, properties: ["B": ["d": 1, "c": 2], "A": 3])
    }
    let other = try template {
      Resource("A", type: "Acme::Test::A", in: $0, properties: ["A": 3, "B": ["c": 2, "d": 1]])
    }
    #expect(try one.bytes() == other.bytes())
    #expect(one.resources["A"]?["Properties"]?.object?.keys == ["A", "B"])
    #expect(one.resources["A"]?["Properties"]?["B"]?.object?.keys == ["c", "d"])
  }

  @Test func rawPropertiesAreWrittenOver() throws {
    let template = try template { scope in
      let resource = Resource("A", type: "Acme::Test::A", in: scope, properties: ["Keep": 1, "Change": 2, "Drop": 3])
      resource.rawProperties["Change"] = ["New": .value(StringValue.region)]
      resource.rawProperties["Drop"] = .noValue
      resource.rawProperties["Added"] = "x"
      resource.rawProperties["Gone"] = "x"
      resource.rawProperties["Gone"] = nil
    }
    #expect(
      template.resources["A"]?["Properties"]
        == ["Added": "x", "Change": ["New": ["Ref": "AWS::Region"]], "Keep": 1])
  }

  @Test func whatIsWrittenOverLeavesNoTrace() throws {
    let app = App("App") { app in
      let far = app.stack("First") { Resource("Far", type: "Acme::Test::A", in: $0) }
      app.stack("Second") { scope in
        let near = Resource("Near", type: "Acme::Test::A", in: scope)
        let a = Resource(
          "A", type: "Acme::Test::A", in: scope, properties: ["V": .value(near.ref), "W": .value(far.ref)])
        a.depends(on: near)
        a.rawProperties = ["V": "fixed", "W": .noValue]
      }
    }
    let assembly = try app.synthesize()
    #expect(
      assembly["Second"]?.template.resources["A"]
        == ["Type": "Acme::Test::A", "DependsOn": ["Near"], "Properties": ["V": "fixed"]])
    #expect(assembly["First"]?.template.outputs.isEmpty == true)
    #expect(assembly["Second"]?.dependencies == [])
  }

  @Test func attributesOfEveryKind() throws {
    let template = try template { scope in
      let a = Resource("A", type: "Acme::Test::A", in: scope)
      Resource(
        "B", type: "Acme::Test::B", in: scope,
        properties: [
          "Ref": .value(a.ref), "Text": .value(a.attribute("Endpoint.Address")),
          "Number": .value(a.integerAttribute("Port")),
          "List": .value(a.listAttribute("Names")), "First": .value(a.listAttribute("Names")[0]),
        ])
    }
    #expect(
      template.resources["B"]?["Properties"] == [
        "Ref": ["Ref": "A"], "Text": ["Fn::GetAtt": ["A", "Endpoint.Address"]],
        "Number": ["Fn::GetAtt": ["A", "Port"]],
        "List": ["Fn::GetAtt": ["A", "Names"]], "First": ["Fn::Select": [0, ["Fn::GetAtt": ["A", "Names"]]]],
      ])
  }

  @Test(arguments: [
    "", "Queue", "AWS::SQS", "AWS::SQS::Queue::", "AWS:SQS:Queue", "AWS::S-3::Bucket", "Custom::", "Custom::A::B",
  ])
  func malformedTypes(type: String) {
    let expected =
      "ResourceTests.swift: error: Test/A: Type: a resource's type must name provider, service and type;"
      + " expected a name such as AWS::SQS::Queue, given \"\(type)\" [template-form]"
    #expect(findings { Resource("A", type: type, in: $0) } == [expected])
  }

  @Test(arguments: ["AWS::SQS::Queue", "Org::Service::Type::MODULE"])
  func wellFormedTypes(type: String) {
    #expect(findings { Resource("A", type: type, in: $0) } == [])
  }

  @Test func aCustomTypeHasMoreCharacters() {
    #expect(
      findings {
        Resource(
          "A", type: "Custom::Any_Name@1-x", in: $0,
          properties: ["ServiceToken": "arn:aws:lambda:eu-west-1:123456789012:function:a"])
      } == [])
  }

  @Test func norWhereAConditionChoosesIt() {
    let found = findings { scope in
      let chosen = scope.condition("C", .equals(.region, "x"))
      Resource("A", type: "Acme::Test::A", in: scope).updateReplacePolicy = .if(
        chosen, then: .retainExceptOnCreate, else: .delete)
    }
    #expect(found.count == 1)
    #expect(
      found.first
        == "ResourceTests.swift: error: Test/A: UpdateReplacePolicy/Fn::If/1: UpdateReplacePolicy is none of those there are; expected Delete, Retain, given \"RetainExceptOnCreate\" [resource-attribute]"
    )
  }

  @Test func updateReplacePolicyCantBeRetainExceptOnCreate() {
    #expect(
      findings { Resource("A", type: "Acme::Test::A", in: $0).updateReplacePolicy = .retainExceptOnCreate } == [
        "ResourceTests.swift: error: Test/A: UpdateReplacePolicy: UpdateReplacePolicy is none of those there are; expected Delete, Retain, given \"RetainExceptOnCreate\" [resource-attribute]"
      ])
  }
}
