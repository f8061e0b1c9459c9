import StrataJSON
import StrataTemplate

extension PermissionProver {
  func describe(_ target: PermissionTarget) -> String {
    target.isStack ? "the stack \(target.resource.logicalID)" : world.words(target.resource.index)
  }

  /// A statement by its number and its policy.
  func describe(_ rule: PolicyRule) -> String {
    let tokens = rule.place.pointer.tokens
    let owner = tokens.count > 1 ? tokens[1] : "a template"
    let stack =
      (world.stacks[rule.place.stack].name ?? world.stacks[rule.place.stack].environment).map { "\($0)/" } ?? ""
    guard let place = tokens.lastIndex(of: "Statement") else { return "a statement of \(stack)\(owner)" }
    let number = tokens[(place + 1)...].compactMap { Int($0) }.first.map { $0 + 1 } ?? 1
    return "statement \(number) of \(stack)\(owner)"
  }

  func witness(
    _ grant: Grant, _ chain: [String], action: String, arn: String, _ target: PermissionTarget, _ places: [WorldPlace]
  ) -> Witness {
    let principal = grant.principal
    let actor = "\(Self.kind(principal.resource.type)) \(principal.name)"
    let through = chain.isEmpty ? "" : "\(chain.joined(separator: ", ")), and then "
    let who = principal.isMade ? "whoever has these" : actor
    let rule = grant.rule.place.pointer.tokens.isEmpty ? "" : ", by \(describe(grant.rule))"
    return Witness(
      actor: actor, becoming: chain, action: action, reached: arn, places: places,
      words: "\(through)\(who) may \(action) \(arn), which is of \(describe(target))\(rule)")
  }

  static func kind(_ type: String) -> String {
    switch type {
    case "AWS::IAM::Role": "role"
    case "AWS::IAM::User": "user"
    case "AWS::IAM::Group": "group"
    default: "whoever has"
    }
  }
}
