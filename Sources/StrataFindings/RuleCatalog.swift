/// The names that findings have which no finished template shows, and the names that rules had once.
public enum RuleCatalog {
  /// The rules that hold while templates are declared, read and written, with what each is there for.
  public static let beyondTemplates: [(id: RuleID, reason: String)] = [
    (.construct, "a construct finds out for itself what it can't be made of"),
    (.duplicateID, "what has an id must be the only one that has it"),
    (.environmentBorder, "what an environment has must not depend on what another one has"),
    (.exposedSecret, "sensitive text of a profile must not stand in a template, where all can read it"),
    (.invalidEnvironment, "a stack must be meant for an account and a region that there can be"),
    (.invalidID, "logical ids are made from the ids of constructs, so they must have letters or digits"),
    (.invalidProfile, "a profile must be an object of the keys that its system reads"),
    ("invalid-promotion", "the way of releases must go through the system's environments, by gates that can be asked"),
    (.invalidReference, "a value must come from the same app and, unless it can be exported, the same stack"),
    (.invalidValue, "what is declared must be something that a template can say"),
    (.missingEnvironment, "a template that leaves out an environment would delete all that the environment has"),
    (.namingPolicy, "names must follow the app's policy, by which environments are told apart"),
    // Those that constructs bring along, whose names stand beside them.
    ("no-route", "an API that a construct makes must have a route, or nothing answers"),
    ("no-stage", "an API that a construct makes must have a stage to be reached by"),
    ("parameter-value", "a value given to a parameter must be one that the template takes"),
    ("package", "a function's package must be what the function says and the lock file has"),
    ("plain-http", "a listener should speak HTTPS, as all can read along what goes over HTTP"),
    (.syntax, "a file must be JSON or YAML"),
    (.unreachedTag, "the tags of a scope must be able to reach its resources"),
    ("unreached-port", "a service's port should be one that something connects to"),
    (.unresolvedText, "a plain String can't hold what is known only after deployment"),
  ]

  /// The rules of today that stand for a rule of an earlier version, by its name then.
  public static let successors: [RuleID: [RuleID]] = [
    "invalid-name": ["physical-name"],
    "invalid-parameter": ["parameter-form", "exposed-parameter"],
    "invalid-tag": ["tag-form", .unreachedTag],
  ]

  /// The name that a rule had once, where an earlier version called what it finds by another.
  ///
  /// - Parameter rule: A rule of today.
  /// - Returns: The name then, or nil where there was none.
  public static func formerName(of rule: RuleID) -> RuleID? {
    successors.first { $0.value.contains(rule) }?.key
  }
}
