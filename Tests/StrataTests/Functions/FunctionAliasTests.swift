import Strata
import StrataFunctions
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct FunctionAliasTests {
  private static func id(_ declare: @escaping @Sendable (Scope) -> Function) throws -> String {
    let template = try template { scope in FunctionAlias("live", in: scope, of: declare(scope)) }
    return try #require(template.resources(of: "AWS::Lambda::Version").first).logicalID
  }

  private static func worker(
    _ key: StringValue = "1.zip", memory: Memory = .mebibytes(128), environment: NamedValues<StringValue> = [:],
    reserved: Int? = nil, permissions: [Permission] = [], in scope: Scope
  ) -> Function {
    Function(
      "Worker", in: scope, code: .object(key, in: "releases"), environment: environment, permissions: permissions,
      memory: memory, reservedConcurrency: reserved)
  }

  @Test func anAliasAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in FunctionAlias("live", in: scope, of: Self.worker(in: scope)) }
    let version = try #require(template.resources(of: "AWS::Lambda::Version").first)
    #expect(version.logicalID.wholeMatch(of: /WorkerVersion[0-9A-F]{8}/) != nil, "\(version.logicalID)")
    #expect(
      version.json == [
        "Type": "AWS::Lambda::Version", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
        "Properties": ["FunctionName": ["Ref": "Worker"]],
      ])
    #expect(
      template.resource("Live")?.json == [
        "Type": "AWS::Lambda::Alias",
        "Properties": [
          "FunctionName": ["Ref": "Worker"],
          "FunctionVersion": ["Fn::GetAtt": [.string(version.logicalID), "Version"]], "Name": "live",
        ],
      ])
  }

  @Test func aVersionIsPublishedWhereCodeOrSettingsChange() throws {
    let first = try Self.id { Self.worker(in: $0) }
    #expect(try Self.id { Self.worker(in: $0) } == first)
    #expect(try Self.id { Self.worker("2.zip", in: $0) } != first)
    #expect(try Self.id { Self.worker(memory: .mebibytes(256), in: $0) } != first)
    #expect(try Self.id { Self.worker(environment: ["STAGE": "prod"], in: $0) } != first)
    #expect(
      try Self.id { scope in
        let function = Self.worker(in: scope)
        function.resource.rawProperties["Description"] = "Other"
        return function
      } != first)
  }

  /// Lambda publishes none where only this changed, and the stack couldn't be updated.
  @Test func noVersionIsPublishedWhereNothingOfItChanges() throws {
    let first = try Self.id { Self.worker(in: $0) }
    #expect(try Self.id { Self.worker(reserved: 5, in: $0) } == first)
    #expect(
      try Self.id { Self.worker(permissions: [.allow("s3:ListAllMyBuckets", on: "*")], in: $0) } == first)
    #expect(
      try Self.id { scope in
        scope.tags["Team"] = "orders"
        return Self.worker(in: scope)
      } == first)
  }

  @Test func twoAliasesShareAVersion() throws {
    let template = try template { scope in
      let function = Self.worker(in: scope)
      FunctionAlias("live", in: scope, of: function)
      FunctionAlias("Beta", in: scope, of: function, name: "beta")
    }
    #expect(template.resources(of: "AWS::Lambda::Version").count == 1)
    #expect(template.resource("Beta")?["Name"] == "beta")
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let function = Self.worker(in: scope)
      FunctionAlias("live", in: scope, of: function, besides: "12", share: 0.1, description: "Live", name: "prod")
      FunctionAlias("Ready", in: scope, of: function, provisioned: 2)
    }
    let alias = try #require(template.resource("Live"))
    #expect(alias["Description"] == "Live")
    #expect(alias["Name"] == "prod")
    #expect(template.resource("Ready")?["ProvisionedConcurrencyConfig"] == ["ProvisionedConcurrentExecutions": 2])
    #expect(
      alias["RoutingConfig"]
        == ["AdditionalVersionWeights": [["FunctionVersion": "12", "FunctionWeight": 0.1]]])
  }

  @Test func aRollout() throws {
    let template = try template { scope in
      let function = Self.worker(in: scope)
      let alarms = FunctionAlarms("Alarms", in: scope, of: function, notify: [])
      FunctionAlias(
        "live", in: scope, of: function, rollout: .linear10PercentEvery1Minute, rollingBackOn: alarms.alarms)
    }
    #expect(
      template.resource("Live")?.json["UpdatePolicy"] == [
        "CodeDeployLambdaAliasUpdate": [
          "ApplicationName": ["Ref": "LiveRollout"], "DeploymentGroupName": ["Ref": "LiveRolloutGroup"],
        ]
      ])
    #expect(template.resource("LiveRollout")?.properties == ["ComputePlatform": "Lambda"])
    #expect(
      template.resource("LiveRolloutGroup")?.properties == [
        "AlarmConfiguration": [
          "Alarms": [
            ["Name": ["Ref": "AlarmsErrors"]], ["Name": ["Ref": "AlarmsThrottles"]],
            ["Name": ["Ref": "AlarmsDuration"]],
          ], "Enabled": true,
        ],
        "ApplicationName": ["Ref": "LiveRollout"],
        "AutoRollbackConfiguration": [
          "Enabled": true, "Events": ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"],
        ],
        "DeploymentConfigName": "CodeDeployDefault.LambdaLinear10PercentEvery1Minute",
        "DeploymentStyle": ["DeploymentOption": "WITH_TRAFFIC_CONTROL", "DeploymentType": "BLUE_GREEN"],
        "ServiceRoleArn": ["Fn::GetAtt": ["LiveRolloutRole", "Arn"]],
      ])
    #expect(
      roleStatements(template, "LiveRolloutRole") == [
        [
          "Action": ["lambda:GetAlias", "lambda:UpdateAlias"], "Effect": "Allow",
          "Resource": [["Fn::GetAtt": ["Worker", "Arn"]]],
        ],
        [
          "Action": ["lambda:GetProvisionedConcurrencyConfig"], "Effect": "Allow",
          "Resource": [["Fn::Sub": "${Worker.Arn}:*"]],
        ],
        [
          "Action": ["cloudwatch:DescribeAlarms"], "Effect": "Allow",
          "Resource": [
            ["Fn::GetAtt": ["AlarmsErrors", "Arn"]], ["Fn::GetAtt": ["AlarmsThrottles", "Arn"]],
            ["Fn::GetAtt": ["AlarmsDuration", "Arn"]],
          ],
        ],
      ])
  }

  @Test func mistakes() {
    #expect(
      findings { scope in
        let function = Self.worker(in: scope)
        FunctionAlias("A", in: scope, of: function, besides: "latest", share: 1.5)
        FunctionAlias("Ready", in: scope, of: function, provisioned: 0, besides: "1")
        FunctionAlias(
          "Many", in: scope,
          of: Function("Few", in: scope, code: .object("1.zip", in: "releases"), reservedConcurrency: 2), provisioned: 3
        )
        FunctionAlias("B", in: scope, of: function, besides: "1", rollout: .allAtOnce)
        FunctionAlias("C", in: scope, of: function, name: "12")
        let alarm = Alarm("Alarm", in: scope, when: function.errors, is: .above(0))
        FunctionAlias("D", in: scope, of: function, rollingBackOn: [alarm])
        FunctionAlias(
          "E", in: scope, of: function, rollout: .allAtOnce, rollingBackOn: Array(repeating: alarm, count: 11))
      }.map { $0.replacing("FunctionAliasTests.swift: ", with: "") } == [
        "error: Test/A: RoutingConfig/AdditionalVersionWeights/0/FunctionVersion: this is no version of a function; "
          + "expected a number such as 12, given \"latest\" [physical-name]",
        "error: Test/A: share: a share must be 0 to 1; expected 0 to 1, given 1.5 [construct]",
        "error: Test/B: besides: a rollout shares invocations by itself; expected no earlier version, given one beside a "
          + "rollout [construct]\n  hint: leave out besides, or the rollout",
        "error: Test/C: Name: Lambda refuses this name of an alias; expected 1 to 128 letters, digits, hyphens and "
          + "underscores, not only digits, given \"12\" [physical-name]",
        "warning: Test/D: rollingBackOn: without a rollout nothing is brought back; expected a rollout such as "
          + ".canary10Percent5Minutes, given 1 alarm [construct]",
        "error: Test/E: rollingBackOn: a rollout must be watched by 10 alarms at most; expected 10 or fewer, given 11 "
          + "[construct]\n  hint: watch a CompositeAlarm's parts by one Alarm of an expression",
        "error: Test/Many: provisioned: code can't be started for more invocations than are reserved; expected 2 or fewer, "
          + "given 3 [construct]\n  hint: reserve more: reservedConcurrency: of Test/Few",
        "error: Test/Ready: besides: an earlier version gets no share where code is started beforehand; expected no "
          + "earlier version, given one beside provisioned [construct]\n  hint: leave out besides, or provisioned",
        "error: Test/Ready: provisioned: code is started beforehand for 1 invocation or more; expected 1 to 2,147,483,647, "
          + "given 0 [construct]",
      ])
  }

  @Test func anAliasInAnotherStack() {
    let app = App("Test") { app in
      let worker = app.stack("A") { scope in Self.worker(in: scope) }
      app.stack("B") { scope in FunctionAlias("live", in: scope, of: worker) }
    }
    #expect(
      findings(app) == [
        "FunctionAliasTests.swift: error: B/live: of: an alias must be in the stack of its function; expected a function "
          + "of B, given A/Worker [construct]\n  hint: declare the alias in A"
      ])
  }

  @Test func whatTakesAFunctionTakesAnAlias() throws {
    let template = try template { scope in
      let live = FunctionAlias("live", in: scope, of: Self.worker(in: scope))
      live.receive("Jobs", from: Queue("Jobs", in: scope))
      live.sendFailures(to: Topic("Failed", in: scope))
      listener(in: scope).route("It", to: live, when: .path("*"))
      FunctionURL("Url", in: scope, to: live)
      Alarm("Failing", in: scope, when: live.errors, is: .above(0))
    }
    let qualifier: JSONValue = ["Fn::Select": [7, ["Fn::Split": [":", ["Ref": "Live"]]]]]
    #expect(template.resource("LiveJobs")?["FunctionName"] == ["Ref": "Live"])
    #expect(template.resource("LiveInvocations")?["Qualifier"] == qualifier)
    #expect(template.resource("LiveTargetGroup")?["Targets"] == [["Id": ["Ref": "Live"]]])
    #expect(template.resource("LiveLoadBalancers")?["FunctionName"] == ["Ref": "Live"])
    #expect(template.resource("Url")?["Qualifier"] == qualifier)
    #expect(
      template.resource("Failing")?["Dimensions"] == [
        ["Name": "FunctionName", "Value": ["Ref": "Worker"]],
        ["Name": "Resource", "Value": ["Fn::Sub": "${Worker}:live"]],
      ])
  }
}
