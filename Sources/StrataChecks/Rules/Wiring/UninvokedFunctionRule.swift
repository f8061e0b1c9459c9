import StrataFindings
import StrataJSON
import StrataTemplate

/// A function has something that invokes it.
///
/// That may be whatever refers to it, or to an alias or version of it: an event source, a permission, a route, a state
/// machine, a role, an output. In a file of anybody's it isn't asked, since what invokes it may be anywhere. What only belongs to it, such as an alarm, doesn't count.
struct UninvokedFunctionRule: TemplateRule {
  let about = RuleDescription(
    "uninvoked-function", .warning, reason: "a function that nothing invokes never runs",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-invocation.html",
    good: UninvokedFunctionRule.sample.merging([
      "Mapping": [
        "Type": "AWS::Lambda::EventSourceMapping",
        "Properties": ["EventSourceArn": "arn:aws:sqs:eu-west-1:123456789012:jobs", "FunctionName": ["Ref": "Worker"]],
      ]
    ]), bad: .object(UninvokedFunctionRule.sample))

  /// The types of what belongs to a function, and invokes nothing.
  private static let belongings: Set = [
    "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::Dashboard",
    "AWS::CodeDeploy::DeploymentGroup", "AWS::Lambda::EventInvokeConfig", "AWS::Logs::LogGroup",
    "AWS::Logs::MetricFilter",
  ]

  /// The types that stand for a function, so that who refers to them refers to it.
  private static let qualifiers: Set = ["AWS::Lambda::Alias", "AWS::Lambda::Version"]

  /// The types whose policies are looked at for what they permit.
  private static let identities: Set = [
    "AWS::IAM::Group", "AWS::IAM::GroupPolicy", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role",
    "AWS::IAM::RolePolicy", "AWS::IAM::User", "AWS::IAM::UserPolicy",
  ]

  /// What stands for somebody who is permitted to invoke a function.
  private static let permitted = "?"

  private static func invokes(_ statement: PolicyStatement) -> Bool {
    statement.actions.contains { action in
      ["lambda:invokefunction", "lambda:invokefunctionurl"].contains {
        Glob.covers(action.key, $0)
      }
    }
  }

  func check(_ template: TemplateContents) -> [Finding] {
    let functions = template.resources(of: "AWS::Lambda::Function")
    // A file of anybody's may have functions that are invoked by name, from wherever.
    if functions.isEmpty || template.deployment.isAnybodys { return [] }
    var users: [String: Set<String>] = [:]
    for reference in template.references where reference.kind != .dependency {
      users[reference.target, default: []].insert(reference.resource ?? "")
    }
    // A role that may do something else with a function doesn't invoke it.
    for statement in template.policyStatements where statement.effect == "Allow" && Self.invokes(statement) {
      for resource in statement.resources ?? [] {
        for reference in TemplateReference.all(in: resource.value) {
          users[reference.target, default: []].insert(Self.permitted)
        }
      }
    }
    return functions.compactMap { function in
      isUsed(function.logicalID, users, in: template, besides: [function.logicalID]) || isNamed(function, in: template)
        ? nil
        : finding(
          "nothing in this template invokes the function", at: function.pointer(),
          expected: "an event source, a permission, a route, a state machine, a schedule, or an output",
          hint: "have something invoke it, or accept this where it's invoked by name")
    }
  }

  /// Whether something refers to a resource that isn't just a belonging of it.
  private func isUsed(
    _ id: String, _ users: [String: Set<String>], in template: TemplateContents, besides seen: Set<String>
  ) -> Bool {
    (users[id] ?? []).contains { user in
      guard let resource = template.resource(user) else { return true }
      if seen.contains(user) || Self.belongings.contains(resource.type) || Self.identities.contains(resource.type) {
        return false
      }
      if Self.qualifiers.contains(resource.type) {
        return isUsed(user, users, in: template, besides: seen.union([user]))
      }
      return true
    }
  }

  /// Whether another resource has the function's name written out.
  private func isNamed(_ function: TemplateResource, in template: TemplateContents) -> Bool {
    guard let name = function["FunctionName"]?.string else { return false }
    var isFound = false
    template.forEachText { text, place in
      guard !isFound, place.tokens.count > 1, place.tokens[1] != function.logicalID,
        let user = template.resource(place.tokens[1]), !Self.belongings.contains(user.type)
      else { return }
      isFound = text == name || text.hasSuffix(":function:\(name)") || text.contains(":function:\(name)/")
    }
    return isFound
  }

  private static let sample: JSONObject = [
    "Worker": [
      "Type": "AWS::Lambda::Function",
      "Properties": [
        "Code": ["ZipFile": "exports.handler = async () => {}"], "Handler": "index.handler", "Runtime": "nodejs22.x",
        "Role": "arn:aws:iam::123456789012:role/worker",
      ],
    ]
  ]
}

extension JSONObject {
  fileprivate func merging(_ others: JSONObject) -> JSONValue {
    var merged = self
    for member in others { merged[member.key] = member.value }
    return .object(merged)
  }
}
