package import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// Constraints that schemas don't have, which are data: what a service refuses when it's deployed.
struct ConstraintRule: TemplateRule {
  private let index: ConstraintIndex

  let about = RuleDescription(
    "constraint", .error,
    reason: "a service refuses much that its schema allows, such as properties that exclude each other",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html",
    good: ConstraintRule.sample(queue: ["SqsManagedSseEnabled": false, "KmsMasterKeyId": "alias/orders"]),
    bad: ConstraintRule.sample(queue: ["SqsManagedSseEnabled": true, "KmsMasterKeyId": "alias/orders"]))

  init(_ index: ConstraintIndex = .embedded) { self.index = index }

  func check(_ template: TemplateContents) -> [Finding] {
    let contents = ConstraintTemplate(template, index)
    var findings: [Finding] = []
    // In the order of types for the constraints to be found once; findings are put in order later.
    for type in template.everyType.names.sorted() {
      // Which resources are left out makes no difference to constraints about several.
      lazy var apart = contents.resourcesToLookAt(of: type).map { ConstraintPrefilter(contents, $0) }
      lazy var all =
        apart.count == template.everyResource(of: type).count
        ? apart : contents.resources(of: type).map { ConstraintPrefilter(contents, $0) }
      index.withPrograms(of: type) { position, program in
        let prefilters = program.isAboutOneResource ? apart : all
        if prefilters.isEmpty { return }
        let triggers = NameSet(program.triggers)
        var suspects: [ConstraintPrefilter] = []
        for prefilter in prefilters
        where prefilter.hasTriggers(of: program, triggers) && !prefilter.obeys(program) {
          suspects.append(prefilter)
        }
        if suspects.isEmpty || ConstraintPrefilter.areDistinct(suspects, by: program) { return }
        guard let constraint = index.constraint(of: type, at: position) else { return }
        if case .uniqueAmong(let paths) = constraint.demand {
          let uniqueness = ConstraintUniqueness(contents, constraint, paths)
          findings += uniqueness.findings(among: contents.resources(of: type))
          return
        }
        for suspect in suspects where suspect.resource.canBreak(constraint) {
          var cases = ConstraintCases(contents, constraint, suspect.resource)
          findings += cases.findings()
        }
      }
    }
    return findings
  }

  /// The findings without those of constraints about a value of which another rule has an error already.
  static func withoutRepetitions(_ findings: [Finding], in template: JSONValue) -> [Finding] {
    let constraints = Set(findings.map(\.rule)).filter { ConstraintIndex.embedded.contains($0.description) }
    if constraints.isEmpty { return findings }
    var places: [JSONPointer: [Finding]] = [:]
    for finding in findings where finding.severity == .error && !constraints.contains(finding.rule) {
      if let pointer = finding.pointer { places[pointer, default: []].append(finding) }
    }
    return findings.filter { finding in
      guard constraints.contains(finding.rule), let pointer = finding.pointer, let others = places[pointer] else {
        return true
      }
      // Of an object, several things may be wrong.
      if template[pointer]?.isNested == false { return false }
      return !others.contains { $0.expected == finding.expected }
    }
  }

  private static func sample(queue properties: JSONValue) -> JSONValue {
    ["Orders": ["Type": "AWS::SQS::Queue", "Properties": properties]]
  }
}

extension NameSet {
  /// The properties without which a constraint can't be broken.
  init(_ triggers: ConstraintProgramCursor) {
    self.init()
    var triggers = triggers
    while !triggers.isAtEnd { insert(triggers.text()) }
  }
}

extension TemplateChecker {
  /// Takes constraints instead of those of this package, beside its rules.
  package init(constraints: ConstraintIndex) {
    self.init(rules: Self.rules.filter { !($0 is ConstraintRule) } + [ConstraintRule(constraints)])
  }
}
