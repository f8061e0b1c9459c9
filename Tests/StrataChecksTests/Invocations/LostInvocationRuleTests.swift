import StrataJSON
import StrataLanguage
import Testing

/// Functions that don't let in what invokes them, where nothing says so at deployment.
@Suite struct LostInvocationRuleTests {
  private static let arn: JSONValue = ["Fn::GetAtt": ["Fn", "Arn"]]
  private static let uri: JSONValue = [
    "Fn::Sub":
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations"
  ]

  private static func found(_ resources: JSONObject, transform: JSONValue? = nil) -> [String] {
    var resources = resources
    if resources["Fn"] == nil { resources["Fn"] = ["Type": "AWS::Lambda::Function"] }
    var template: JSONObject = [
      "Resources": .object(resources),
      "Conditions": [
        "Live": ["Fn::Equals": [["Ref": "Stage"], "live"]], "Idle": ["Fn::Not": [["Condition": "Live"]]],
        "Never": ["Fn::Not": [["Fn::Equals": ["", ""]]]],
      ],
    ]
    template["Transform"] = transform
    return StrataChecksTests.found(by: "lost-invocation", in: .object(template))
  }

  private static func permission(_ principal: JSONValue, _ others: JSONObject = [:]) -> JSONValue {
    var properties: JSONObject = [
      "FunctionName": ["Ref": "Fn"], "Action": "lambda:InvokeFunction", "Principal": principal,
    ]
    for other in others { properties[other.key] = other.value }
    return ["Type": "AWS::Lambda::Permission", "Properties": .object(properties)]
  }

  private static func rule(_ target: JSONValue) -> JSONValue {
    ["Type": "AWS::Events::Rule", "Properties": ["Targets": [target]]]
  }

  private static let events = "events.amazonaws.com"

  private static func message(_ place: String, _ service: String, _ what: String, name: String = "Fn") -> String {
    "/Resources/\(place): \(name) doesn't let \(service) invoke it, so that \(what); expected an AWS::Lambda::Permission of it that allows lambda:InvokeFunction to \(service)"
  }

  private static let ofRule = message("R/Properties/Targets/0/Arn", events, "each event is lost")

  @Test(
    arguments: [
      ("AWS::Events::Rule", ["Targets": [["Arn": arn]]], "Targets/0/Arn", events, "each event is lost"),
      (
        "AWS::SNS::Subscription", ["Protocol": "lambda", "Endpoint": arn], "Endpoint", "sns.amazonaws.com",
        "each message is lost"
      ),
      (
        "AWS::SNS::Topic", ["Subscription": [["Protocol": "lambda", "Endpoint": arn]]], "Subscription/0/Endpoint",
        "sns.amazonaws.com", "each message is lost"
      ),
      (
        "AWS::IoT::TopicRule", ["TopicRulePayload": ["Actions": [["Lambda": ["FunctionArn": arn]]]]],
        "TopicRulePayload/Actions/0/Lambda/FunctionArn", "iot.amazonaws.com", "each message is lost"
      ),
      (
        "AWS::IoT::TopicRule", ["TopicRulePayload": ["ErrorAction": ["Lambda": ["FunctionArn": arn]]]],
        "TopicRulePayload/ErrorAction/Lambda/FunctionArn", "iot.amazonaws.com", "what fails is lost"
      ),
      (
        "AWS::CloudWatch::Alarm", ["AlarmActions": [arn]], "AlarmActions/0", "lambda.alarms.cloudwatch.amazonaws.com",
        "the alarm invokes nothing"
      ),
      (
        "AWS::CloudWatch::CompositeAlarm", ["OKActions": [arn]], "OKActions/0",
        "lambda.alarms.cloudwatch.amazonaws.com", "the alarm invokes nothing"
      ),
      (
        "AWS::ApiGateway::Method", ["Integration": ["Uri": uri]], "Integration/Uri", "apigateway.amazonaws.com",
        "each call fails"
      ),
      (
        "AWS::ApiGateway::Authorizer", ["AuthorizerUri": uri], "AuthorizerUri", "apigateway.amazonaws.com",
        "each call fails"
      ),
      (
        "AWS::ApiGateway::RestApi",
        ["Body": ["paths": ["/a": ["get": ["x-amazon-apigateway-integration": ["uri": uri]]]]]],
        "Body/paths/~1a/get/x-amazon-apigateway-integration/uri", "apigateway.amazonaws.com", "each call fails"
      ),
      (
        "AWS::ApiGatewayV2::Integration", ["IntegrationUri": arn], "IntegrationUri", "apigateway.amazonaws.com",
        "each call fails"
      ),
      (
        "AWS::ApiGatewayV2::Authorizer", ["AuthorizerUri": uri], "AuthorizerUri", "apigateway.amazonaws.com",
        "each call fails"
      ),
      ("AWS::ApiGatewayV2::Api", ["Target": arn], "Target", "apigateway.amazonaws.com", "each call fails"),
      (
        "AWS::AppSync::GraphQLApi", ["LambdaAuthorizerConfig": ["AuthorizerUri": arn]],
        "LambdaAuthorizerConfig/AuthorizerUri", "appsync.amazonaws.com", "each call fails"
      ),
      (
        "AWS::AppSync::GraphQLApi",
        ["AdditionalAuthenticationProviders": [["LambdaAuthorizerConfig": ["AuthorizerUri": arn]]]],
        "AdditionalAuthenticationProviders/0/LambdaAuthorizerConfig/AuthorizerUri", "appsync.amazonaws.com",
        "each call fails"
      ),
      (
        "AWS::Cognito::UserPool", ["LambdaConfig": ["PreSignUp": arn]], "LambdaConfig/PreSignUp",
        "cognito-idp.amazonaws.com", "what the users do there fails"
      ),
      (
        "AWS::Cognito::UserPool", ["LambdaConfig": ["CustomSMSSender": ["LambdaArn": arn]]],
        "LambdaConfig/CustomSMSSender/LambdaArn", "cognito-idp.amazonaws.com", "what the users do there fails"
      ),
      (
        "AWS::Bedrock::Agent", ["ActionGroups": [["ActionGroupExecutor": ["Lambda": arn]]]],
        "ActionGroups/0/ActionGroupExecutor/Lambda", "bedrock.amazonaws.com", "the agent can't act"
      ),
    ] as [(String, JSONObject, String, String, String)])
  func whoInvokes(type: String, properties: JSONObject, path: String, service: String, what: String) {
    let sender: JSONValue = ["Type": .string(type), "Properties": .object(properties)]
    #expect(Self.found(["R": sender]) == [Self.message("R/Properties/\(path)", service, what)])
    #expect(Self.found(["R": sender, "P": Self.permission(.string(service))]) == [])
    #expect(Self.found(["R": sender, "P": Self.permission("transfer.amazonaws.com")]).count == 1)
  }

  @Test func everybodyByURL() {
    func url(_ type: JSONValue) -> JSONValue {
      ["Type": "AWS::Lambda::Url", "Properties": ["TargetFunctionArn": Self.arn, "AuthType": type]]
    }
    let message =
      "/Resources/R/Properties/TargetFunctionArn: Fn doesn't let everybody call its URL, so that each call fails; expected an AWS::Lambda::Permission of it that allows lambda:InvokeFunctionUrl to *"
    #expect(Self.found(["R": url("NONE")]) == [message])
    #expect(Self.found(["R": url("AWS_IAM")]) == [])
    #expect(
      Self.found(["R": url("NONE"), "P": Self.permission("*")]) == [
        "\(message) (P doesn't allow lambda:InvokeFunctionUrl)"
      ])
    let action: JSONObject = ["Action": "lambda:InvokeFunctionUrl"]
    #expect(Self.found(["R": url("NONE"), "P": Self.permission("*", action)]) == [])
    #expect(Self.found(["R": url("NONE"), "P": Self.permission("123456789012", action)]) == [message])
    #expect(
      Self.found([
        "R": url("NONE"),
        "P": Self.permission("*", ["Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "AWS_IAM"]),
      ]) == ["\(message) (P is for calls that are signed)"])
  }

  /// Who brings a role of his own needs no permission.
  @Test(
    arguments: [
      ("AWS::Events::Rule", ["Targets": [["Arn": arn, "RoleArn": "r"]]]),
      ("AWS::ApiGateway::Method", ["Integration": ["Uri": uri, "Credentials": "r"]]),
      ("AWS::ApiGateway::Authorizer", ["AuthorizerUri": uri, "AuthorizerCredentials": ["Ref": "R"]]),
      ("AWS::ApiGatewayV2::Integration", ["IntegrationUri": arn, "CredentialsArn": "r"]),
      ("AWS::ApiGatewayV2::Api", ["Target": arn, "CredentialsArn": "r"]),
      ("AWS::SNS::Subscription", ["Protocol": "https", "Endpoint": arn]),
      ("AWS::SNS::Subscription", ["Protocol": ["Ref": "Protocol"], "Endpoint": arn]),
      ("AWS::Events::Rule", ["Targets": [["Arn": "arn:aws:lambda:eu-west-1:123456789012:function:f"]]]),
      ("AWS::Scheduler::Schedule", ["Target": ["Arn": arn, "RoleArn": "r"]]),
    ] as [(String, JSONObject)])
  func whatNeedsNone(type: String, properties: JSONObject) {
    #expect(Self.found(["S": ["Type": .string(type), "Properties": .object(properties)]]) == [])
  }

  @Test(
    arguments: [
      "events.amazonaws.com", "*", "events.amazonaws.com.cn", ["Fn::Sub": "events.${AWS::URLSuffix}"],
      ["Ref": "Principal"],
      ["Fn::If": ["Live", "events.amazonaws.com", "sns.amazonaws.com"]],
    ] as [JSONValue])
  func principals(principal: JSONValue) {
    #expect(Self.found(["R": Self.rule(["Arn": Self.arn]), "P": Self.permission(principal)]) == [])
  }

  @Test(
    arguments: [
      "sns.amazonaws.com", "123456789012", "arn:aws:iam::123456789012:root", ["Fn::Sub": "sns.${AWS::URLSuffix}"],
    ] as [JSONValue])
  func otherPrincipals(principal: JSONValue) {
    #expect(Self.found(["R": Self.rule(["Arn": Self.arn]), "P": Self.permission(principal)]) == [Self.ofRule])
  }

  @Test func actions() {
    for action: JSONValue in ["lambda:*", "lambda:Invoke*", "LAMBDA:InvokeFunction", ["Ref": "Action"]] {
      #expect(
        Self.found(["R": Self.rule(["Arn": Self.arn]), "P": Self.permission(.string(Self.events), ["Action": action])])
          == [])
    }
    #expect(
      Self.found([
        "R": Self.rule(["Arn": Self.arn]),
        "P": Self.permission(.string(Self.events), ["Action": "lambda:InvokeFunctionUrl"]),
      ]) == ["\(Self.ofRule) (P doesn't allow lambda:InvokeFunction)"])
  }

  @Test func functionsOfPermissions() {
    let rule = Self.rule(["Arn": Self.arn])
    let function: JSONValue = ["Type": "AWS::Lambda::Function", "Properties": ["FunctionName": "work"]]
    func found(_ name: JSONValue) -> Int {
      Self.found([
        "R": rule, "Fn": function, "Other": ["Type": "AWS::Lambda::Function"],
        "P": Self.permission(.string(Self.events), ["FunctionName": name]),
      ]).count
    }
    for name: JSONValue in [
      ["Ref": "Fn"], Self.arn, "work", "123456789012:function:work",
      "arn:aws:lambda:eu-west-1:123456789012:function:work",
      ["Fn::Sub": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}"], ["Ref": "Name"],
      ["Fn::ImportValue": "name"], ["Fn::Sub": "${Stage}-work"], ["Fn::If": ["Live", ["Ref": "Other"], ["Ref": "Fn"]]],
    ] { #expect(found(name) == 0, "\(name)") }
    for name: JSONValue in [
      ["Ref": "Other"], ["Fn::GetAtt": ["Other", "Arn"]], "works",
      "arn:aws:lambda:eu-west-1:123456789012:function:home", ["Fn::If": ["Live", ["Ref": "Other"], "home"]],
    ] { #expect(found(name) == 1, "\(name)") }
  }

  /// A name that only deployment tells may be any.
  @Test func namesThatAreOpen() {
    let function: JSONValue = ["Type": "AWS::Lambda::Function", "Properties": ["FunctionName": ["Ref": "Name"]]]
    #expect(
      Self.found([
        "R": Self.rule(["Arn": Self.arn]), "Fn": function,
        "P": Self.permission(.string(Self.events), ["FunctionName": "work"]),
      ]) == [])
  }

  /// A permission is for the function, a version or an alias, and for none of the others.
  @Test func aliases() {
    let others: JSONObject = [
      "Live": [
        "Type": "AWS::Lambda::Alias",
        "Properties": [
          "FunctionName": ["Ref": "Fn"], "Name": "live", "FunctionVersion": ["Fn::GetAtt": ["Version", "Version"]],
        ],
      ],
      "Version": ["Type": "AWS::Lambda::Version", "Properties": ["FunctionName": ["Ref": "Fn"]]],
    ]
    func found(_ target: JSONValue, _ name: JSONValue) -> [String] {
      var resources = others
      resources["R"] = Self.rule(["Arn": target])
      resources["P"] = Self.permission(.string(Self.events), ["FunctionName": name])
      return Self.found(resources)
    }
    let alias = Self.message("R/Properties/Targets/0/Arn", Self.events, "each event is lost", name: "Live")
    #expect(found(["Ref": "Live"], ["Ref": "Fn"]) == ["\(alias) (P is for the function without a version or an alias)"])
    #expect(found(["Ref": "Live"], ["Ref": "Version"]) == ["\(alias) (P is for another version or alias)"])
    #expect(found(Self.arn, ["Ref": "Live"]) == ["\(Self.ofRule) (P is for another version or alias)"])
    let named = Self.message("R/Properties/Targets/0/Arn", Self.events, "each event is lost", name: "Fn:test")
    #expect(found(["Fn::Sub": "${Fn.Arn}:test"], ["Ref": "Live"]) == ["\(named) (P is for another version or alias)"])
    for name: JSONValue in [
      ["Ref": "Live"], ["Fn::Sub": "${Fn}:live"], ["Fn::Join": [":", [Self.arn, "live"]]],
      ["Fn::Sub": "${Fn}:${Name}"],
    ] {
      #expect(found(["Ref": "Live"], name) == [], "\(name)")
      #expect(found(["Fn::Sub": "${Fn.Arn}:live"], name) == [], "\(name)")
    }
    #expect(found(["Ref": "Version"], ["Fn::Sub": "${Fn}:${Version.Version}"]) == [])
    #expect(found(["Ref": "Version"], ["Fn::Sub": "${Fn}:3"]) == [])
    #expect(found(["Ref": "Version"], ["Fn::Sub": "${Fn}:live"]).count == 1)
  }

  /// A stage's variable tells the alias at each call.
  @Test func variablesOfStages() {
    let sub =
      "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}:${!stageVariables.alias}/invocations"
    let method: JSONValue = [
      "Type": "AWS::ApiGateway::Method", "Properties": ["Integration": ["Uri": ["Fn::Sub": .string(sub)]]],
    ]
    #expect(Self.found(["R": method]).count == 1)
    #expect(Self.found(["R": method, "P": Self.permission("apigateway.amazonaws.com")]) == [])
  }

  @Test func sources() {
    let rules: JSONObject = ["R": Self.rule(["Arn": Self.arn]), "Other": ["Type": "AWS::Events::Rule"]]
    func found(_ source: JSONValue, name: JSONValue? = nil) -> [String] {
      var resources = rules
      if let name {
        resources["R"] = ["Type": "AWS::Events::Rule", "Properties": ["Name": name, "Targets": [["Arn": Self.arn]]]]
      }
      resources["P"] = Self.permission(.string(Self.events), ["SourceArn": source])
      return Self.found(resources)
    }
    for source: JSONValue in [
      ["Fn::GetAtt": ["R", "Arn"]], ["Ref": "Source"], ["Fn::Sub": "arn:aws:events:*:${AWS::AccountId}:rule/*"],
      ["Fn::Sub": "arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/${R}"],
      ["Fn::Sub": "arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/${Other}-two"],
      ["Fn::If": ["Live", ["Fn::GetAtt": ["Other", "Arn"]], ["Fn::GetAtt": ["R", "Arn"]]]],
      "arn:aws:events:eu-west-1:123456789012:rule/daily",
    ] { #expect(found(source) == [], "\(source)") }
    for source: JSONValue in [
      ["Fn::GetAtt": ["Other", "Arn"]], "arn:aws:s3:::files",
      ["Fn::Sub": "arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/${Other}"],
    ] { #expect(found(source) == ["\(Self.ofRule) (P is for another source)"], "\(source)") }
    #expect(found("arn:aws:events:eu-west-1:123456789012:rule/daily", name: "daily") == [])
    #expect(found("arn:aws:events:eu-west-1:123456789012:rule/daily", name: "hourly").count == 1)
  }

  /// An API is the source of its methods' calls, and a topic of its subscriptions' messages.
  @Test func sourcesThatAreNamed() {
    let api: JSONObject = ["Api": ["Type": "AWS::ApiGateway::RestApi"], "Other": ["Type": "AWS::ApiGateway::RestApi"]]
    func found(_ source: String) -> Int {
      var resources = api
      resources["R"] = [
        "Type": "AWS::ApiGateway::Method",
        "Properties": ["RestApiId": ["Ref": "Api"], "Integration": ["Uri": Self.uri]],
      ]
      resources["P"] = Self.permission("apigateway.amazonaws.com", ["SourceArn": ["Fn::Sub": .string(source)]])
      return Self.found(resources).count
    }
    #expect(found("arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*") == 0)
    #expect(found("arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Other}/*") == 1)
    #expect(found("arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:*/*/GET/") == 0)
    #expect(found("arn:aws:apigateway:${AWS::Region}::/restapis/${Other}") == 1)
    func subscribed(_ source: JSONValue, to topic: JSONValue) -> Int {
      Self.found([
        "News": ["Type": "AWS::SNS::Topic"], "Other": ["Type": "AWS::SNS::Topic"],
        "R": [
          "Type": "AWS::SNS::Subscription",
          "Properties": ["Protocol": "lambda", "Endpoint": Self.arn, "TopicArn": topic],
        ], "P": Self.permission("sns.amazonaws.com", ["SourceArn": source]),
      ]).count
    }
    #expect(subscribed(["Ref": "News"], to: ["Ref": "News"]) == 0)
    #expect(subscribed(["Ref": "Other"], to: ["Ref": "News"]) == 1)
    #expect(subscribed(["Ref": "Other"], to: ["Ref": "Topic"]) == 0)
    #expect(subscribed("arn:aws:sns:eu-west-1:123456789012:a", to: "arn:aws:sns:eu-west-1:123456789012:a") == 0)
  }

  @Test func conditions() {
    func conditional(_ value: JSONValue, _ condition: JSONValue) -> JSONValue {
      var object = value.object ?? [:]
      object["Condition"] = condition
      return .object(object)
    }
    let rule = Self.rule(["Arn": Self.arn])
    let permission = Self.permission(.string(Self.events))
    #expect(
      Self.found(["R": conditional(rule, "Live"), "P": conditional(permission, "Idle")]) == [
        "\(Self.ofRule) (P isn't there together with R)"
      ])
    #expect(Self.found(["R": conditional(rule, "Live"), "P": conditional(permission, "Live")]) == [])
    #expect(Self.found(["R": rule, "P": conditional(permission, "Live")]) == [])
    // What is never made invokes nothing.
    #expect(Self.found(["R": conditional(rule, "Never"), "P": conditional(permission, "Never")]) == [])
    #expect(Self.found(["R": conditional(rule, "Never")]) == [])
    let chosen = Self.rule(["Arn": ["Fn::If": ["Live", Self.arn, "arn:aws:sqs:eu-west-1:123456789012:jobs"]]])
    #expect(Self.found(["R": chosen, "P": conditional(permission, "Idle")]).count == 1)
    #expect(Self.found(["R": chosen, "P": conditional(permission, "Live")]) == [])
  }

  /// Others may give the permission.
  @Test func whatIsNotKnown() {
    let rule = Self.rule(["Arn": Self.arn])
    for other: JSONValue in [
      ["Type": "AWS::CloudFormation::Stack", "Properties": ["Parameters": ["Function": Self.arn]]],
      ["Type": "Custom::Permission", "Properties": ["ServiceToken": "t", "Function": ["Ref": "Fn"]]],
      ["Type": "AWS::Serverless::Connector", "Properties": ["Source": ["Id": "R"], "Destination": ["Id": "Fn"]]],
      ["Type": "AWS::Serverless::HttpApi", "Properties": ["Auth": ["FunctionArn": Self.arn]]],
    ] { #expect(Self.found(["R": rule, "O": other]) == []) }
    // A resource that the function itself makes gives it nothing.
    #expect(
      Self.found(["R": rule, "O": ["Type": "Custom::Thing", "Properties": ["ServiceToken": Self.arn]]])
        == [Self.ofRule])
    #expect(Self.found(["R": rule], transform: "Own") == [])
    #expect(Self.found(["R": rule], transform: "AWS::Serverless-2016-10-31") == [Self.ofRule])
    let connected: JSONValue = [
      "Type": "AWS::Events::Rule", "Connectors": ["C": ["Properties": ["Destination": [["Id": "Fn"]]]]],
      "Properties": ["Targets": [["Arn": Self.arn]]],
    ]
    #expect(Self.found(["R": connected]) == [])
    #expect(Self.found(["R": rule, "O": connected]) == [])
  }

  /// The serverless transform makes permissions for events.
  @Test func serverlessFunctions() {
    func function(_ properties: JSONValue) -> JSONValue {
      ["Type": "AWS::Serverless::Function", "Properties": properties]
    }
    let rule = Self.rule(["Arn": Self.arn])
    #expect(Self.found(["R": rule, "Fn": function([:])]) == [Self.ofRule])
    #expect(Self.found(["R": rule, "Fn": function(["Events": ["A": ["Type": "EventBridgeRule"]]])]) == [])
    #expect(Self.found(["R": rule, "Fn": function([:]), "P": Self.permission(.string(Self.events))]) == [])
    // The transform makes this alias.
    #expect(Self.found(["R": Self.rule(["Arn": ["Ref": "Fn.Alias"]]), "Fn": function([:])]) == [])
  }
}
