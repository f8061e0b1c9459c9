import StrataFindings
import StrataJSON
import StrataLanguage
import StrataMigration
import StrataSynthesis
import StrataTemplate

/// A stack with nothing but candidates in it, declared and rendered to see what they make.
struct Trial {
  /// The resources that were made, by logical id, in the order of the template.
  let resources: JSONObject
  /// The logical ids of what each candidate made, with the members that give it, by the candidates' ids.
  let made: [String: [String: Lift.Made]]
  /// The first mistake that was found.
  let mistake: Finding?

  /// Declares candidates.
  ///
  /// - Parameters:
  ///   - candidates: The candidates, each after those that it needs.
  ///   - stack: The name of the stack.
  ///   - environment: The account and the region of the stack; anywhere unless given.
  init(_ candidates: [Candidate], stack: String, environment: StackEnvironment?) {
    let app = App(stack) { app in
      app.stack(stack, env: environment) { scope in Self.declare(candidates, in: scope) }
    }
    var found: RenderedStack?
    let rendered = app.render { found = $0 }
    mistake = rendered.findings.first { $0.severity == .error }
    resources = found?.template.resources ?? [:]
    var made: [String: [String: Lift.Made]] = [:]
    for origin in found?.origins.resources ?? [] {
      guard let owner = origin.path.idsBelowStack.first else { continue }
      made[owner, default: [:]][origin.logicalID] = Lift.Made()
    }
    for output in found?.template.outputs ?? [:] {
      guard let target = output.value["Value"]?.referenceTarget, let text = output.value["Description"]?.string,
        let slash = text.firstIndex(of: "/"), let owner = made.first(where: { $0.value[target.name] != nil })?.key
      else { continue }
      let member = String(text[text.index(after: slash)...])
      switch text[..<slash] {
      case "resource": made[owner]?[target.name]?.member = member
      case "optional": made[owner]?[target.name]?.optionalMember = member
      default: made[owner]?[target.name]?.attributes[target.attribute ?? ""] = member
      }
    }
    self.made = made
  }

  /// Declares candidates, and for each member an output that says what it names.
  private static func declare(_ candidates: [Candidate], in scope: Scope) {
    var constructs: [String: any LiftableConstruct] = [:]
    var count = 0
    func output(_ value: StringValue, _ kind: String, _ member: String) {
      count += 1
      scope.output("Member\(count)", value, description: "\(kind)/\(member)")
    }
    for candidate in candidates {
      guard let construct = candidate.declare(scope, constructs) else { continue }
      constructs[candidate.id] = construct
      for (key, value) in candidate.tags { construct.scope.tags[key] = .raw(AnyValue(value)) }
      for (member, resource) in construct.madeResources {
        output(resource.ref, "resource", member)
        for accepted in candidate.additions.accepted where accepted.member == member {
          resource.accept(.checkov(accepted.rule), because: accepted.reason)
        }
        for boundary in candidate.additions.boundaries where boundary.member == member {
          resource.rawProperties["PermissionsBoundary"] = AnyValue(boundary.value)
        }
      }
      for (member, resource) in construct.optionalResources {
        if let resource { output(resource.ref, "optional", member) }
      }
      for (member, value) in construct.madeValues { output(value, "value", member) }
    }
  }
}
