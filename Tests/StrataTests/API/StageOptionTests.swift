import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct StageOptionTests {
  private static let format =
    #"{"requestId":"$context.requestId","time":"$context.requestTime","ip":"$context.identity.sourceIp","#
    + #""method":"$context.httpMethod","path":"$context.path","status":"$context.status","#
    + #""length":"$context.responseLength","latency":"$context.responseLatency","#
    + #""backendStatus":"$context.integration.status","backendLatency":"$context.integration.latency","#
    + #""error":"$context.error.message"}"#

  private func stage(
    _ accountLogging: AlbApiGateway.AccountLogging = .off, throttling: Throttling? = nil, isTraced: Bool = false
  ) throws -> Template {
    try template { scope in
      let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, accountLogging: accountLogging)
      gateway.stage(
        "dev", to: service("Web", in: scope, port: 80), throttling: throttling, isTraced: isTraced,
        logRetention: .days(7), logKey: Key("Key", in: scope))
    }
  }

  @Test func withoutARoleThereAreNoLogs() throws {
    let template = try stage()
    #expect(template.resource("ApiDev")?["AccessLogSetting"] == nil)
    #expect(template.resource("ApiDevAccessLogs") == nil)
    #expect(template.resources(of: "AWS::ApiGateway::Account").isEmpty)
  }

  @Test func logsWithARoleThatExists() throws {
    let template = try stage(.existingRole)
    #expect(
      template.resource("ApiDev")?["AccessLogSetting"] == [
        "DestinationArn": [
          "Fn::Sub":
            "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiDevAccessLogs}"
        ], "Format": .string(Self.format),
      ])
    #expect(
      template.resource("ApiDevAccessLogs")?.properties
        == ["KmsKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "RetentionInDays": 7])
    #expect(template.resources(of: "AWS::ApiGateway::Account").isEmpty)
    #expect(
      template.resource("ApiDev")?.json["Metadata"] == [
        "Strata::Accepted": [["Because": "The role for logs is set elsewhere", "Rule": "logs-without-role"]]
      ])
    #expect(template.resource("ApiDev")?.json["DependsOn"] == ["ApiDevRule"])
    #expect(throws: Never.self) { try JSONValue(parsing: Self.format) }
  }

  @Test func aRoleForTheRegionStaysWhenTheAppGoes() throws {
    let template = try stage(.managedRole)
    #expect(
      template.resource("ApiAccount")?.json == [
        "Type": "AWS::ApiGateway::Account", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
        "Properties": ["CloudWatchRoleArn": ["Fn::GetAtt": ["ApiLoggingRole", "Arn"]]],
      ])
    #expect(
      template.resource("ApiLoggingRole")?.json == [
        "Type": "AWS::IAM::Role", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
        "Properties": [
          "AssumeRolePolicyDocument": [
            "Statement": [
              [
                "Action": ["sts:AssumeRole"], "Effect": "Allow",
                "Principal": ["Service": ["apigateway.amazonaws.com"]],
              ]
            ], "Version": "2012-10-17",
          ],
          "Policies": [
            [
              "PolicyDocument": [
                "Statement": [
                  [
                    "Action": [
                      "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups",
                      "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:PutLogEvents",
                    ], "Effect": "Allow",
                    "Resource": [
                      ["Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*"]
                    ],
                  ]
                ], "Version": "2012-10-17",
              ], "PolicyName": "Permissions",
            ]
          ],
        ],
      ])
    #expect(template.resource("ApiDev")?.json["DependsOn"] == ["ApiAccount", "ApiDevRule"])
    #expect(template.resource("ApiDev")?["AccessLogSetting"] != nil)
  }

  @Test func limitsAndTraces() throws {
    let template = try stage(throttling: .perSecond(2.5, burst: 10), isTraced: true)
    #expect(
      template.resource("ApiDev")?["MethodSettings"] == [
        ["HttpMethod": "*", "ResourcePath": "/*", "ThrottlingBurstLimit": 10, "ThrottlingRateLimit": 2.5]
      ])
    #expect(template.resource("ApiDev")?["TracingEnabled"] == true)
  }

  private func findings(_ declare: @escaping @Sendable (AlbApiGateway, Scope) -> Void) -> [String] {
    TestSupport.findings { scope in declare(AlbApiGateway("Api", in: scope, vpc: testVpc), scope) }
  }

  @Test(arguments: [(0, "0.0"), (-1, "-1.0"), (.nan, "nan"), (.infinity, "inf")])
  func ratesThatThereArent(_ rate: Double, _ given: String) {
    #expect(
      findings { gateway, scope in
        gateway.stage("dev", to: service("Web", in: scope, port: 80), throttling: .perSecond(rate, burst: 1))
      } == [
        "StageOptionTests.swift: error: Test/Api/dev: throttling.rate: a stage must take more than 0 requests in a second; "
          + "expected "
          + "above 0, given \(given) [construct]"
      ])
  }

  @Test(arguments: [(0, "0"), (Int.min, "-9,223,372,036,854,775,808")])
  func burstsThatThereArent(_ burst: Int, _ given: String) {
    #expect(
      findings { gateway, scope in
        gateway.stage("dev", to: service("Web", in: scope, port: 80), throttling: .perSecond(1, burst: burst))
      } == [
        "StageOptionTests.swift: error: Test/Api/dev: throttling.burst: a stage must take at least one request at once; "
          + "expected 1 or more, given \(given) [construct]"
      ])
  }

  @Test func aPriorityTakenTwice() {
    #expect(
      findings { gateway, scope in
        gateway.stage("prod", to: service("Prod", in: scope, port: 80), priority: 20)
        gateway.stage("dev", to: service("Dev", in: scope, port: 80), priority: 20)
      } == [
        "StageOptionTests.swift: error: Test/Api/dev/Rule: priority: the priority 20 is taken by Test/Api/prod/Rule; "
          + "expected one that no other route has, given 20 [construct]"
      ])
  }

  @Test func blocksThatAreNone() {
    let mistake =
      "allow: this is an address in a block, not the block; expected 203.0.113.0/24, given 203.0.113.7/24 "
      + "[invalid-value]\n  hint: write 203.0.113.0/24, or 203.0.113.7/32 for the address alone"
    #expect(
      findings { gateway, scope in
        gateway.stage("dev", to: service("Web", in: scope, port: 80), allow: .only("203.0.113.7/24"))
      } == ["StageOptionTests.swift: error: Test/Api/dev: \(mistake)"])
    #expect(
      TestSupport.findings { scope in
        let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, allow: .only("203.0.113.7/24"))
        gateway.stage("prod", to: service("Prod", in: scope, port: 80))
        gateway.stage("dev", to: service("Dev", in: scope, port: 80))
      } == ["StageOptionTests.swift: error: Test/Api: \(mistake)"])
  }
}
