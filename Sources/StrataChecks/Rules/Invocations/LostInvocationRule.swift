import StrataFindings
import StrataJSON
import StrataTemplate

/// A function lets in what invokes it.
struct LostInvocationRule: TemplateRule {
  let about = RuleDescription(
    "lost-invocation", .warning,
    reason: "a service can't invoke a function without a permission, and nothing says so at deployment",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
    good: LostInvocationRule.sample(principal: "sns.amazonaws.com"),
    bad: LostInvocationRule.sample(principal: "events.amazonaws.com"))

  func check(_ template: TemplateContents) -> [Finding] {
    let invocations = Invocation.all(in: template, refused: false)
    // Most templates have none.
    if invocations.isEmpty { return [] }
    let permissions = FunctionPermissions(template)
    return invocations.compactMap { invocation in
      guard case .lost(let what) = invocation.kind.effect,
        case .refused(let nearly) = permissions.answer(invocation)
      else { return nil }
      let invoke = invocation.isOfEverybody ? "call its URL" : "invoke it"
      return finding(
        "\(invocation.function.name) doesn't let \(invocation.who) \(invoke), so that \(what)", at: invocation.place,
        expected: invocation.permission, hint: nearly)
    }
  }

  private static func sample(principal: JSONValue) -> JSONValue {
    let arn: JSONValue = ["Fn::GetAtt": ["Worker", "Arn"]]
    return [
      "News": ["Type": "AWS::SNS::Topic"], "Worker": Invocation.function,
      "Subscription": [
        "Type": "AWS::SNS::Subscription",
        "Properties": ["Protocol": "lambda", "TopicArn": ["Ref": "News"], "Endpoint": arn],
      ],
      "Permission": Invocation.permission(principal: principal),
    ]
  }
}

extension Invocation {
  var isOfEverybody: Bool { kind.service == InvocationKind.everybody }

  /// Whom the function has to let in.
  var who: String { isOfEverybody ? "everybody" : kind.service }

  /// The permission that is expected.
  var permission: String { "an AWS::Lambda::Permission of it that allows \(kind.action) to \(kind.service)" }

  /// A function for samples.
  static let function: JSONValue = [
    "Type": "AWS::Lambda::Function",
    "Properties": [
      "Code": ["ZipFile": "exports.handler = async () => {}"], "Handler": "index.handler", "Runtime": "nodejs22.x",
      "Role": "arn:aws:iam::123456789012:role/worker",
    ],
  ]

  /// A permission of the function `Worker`, for samples.
  static func permission(principal: JSONValue) -> JSONValue {
    [
      "Type": "AWS::Lambda::Permission",
      "Properties": ["Action": "lambda:InvokeFunction", "FunctionName": ["Ref": "Worker"], "Principal": principal],
    ]
  }
}
