import StrataJSON
import StrataLanguage
import StrataMigration

/// A construct that a resource may have been made by, with the arguments that it would have been given.
struct Candidate {
  /// The logical id of the main resource, which is the construct's id as well.
  let id: String
  /// The construct's type, such as `Queue`.
  let construct: String
  /// The module that has it, without `Strata`.
  let module: String
  let arguments: [Lift.Argument]
  /// The other constructs that it's given, by their logical ids.
  var needs: [String] = []
  /// Declares it in a stack where those are declared already; nil where one of them isn't.
  let declare: @Sendable (Scope, [String: any LiftableConstruct]) -> (any LiftableConstruct)?

  /// The ways in which policies get statements beyond the construct's own, by the ends of their logical ids.
  var growing: [String: Growth] = [:]
  /// The tags that the main resource has, which all of the construct's get.
  var tags: [(key: String, value: JSONValue)] = []
  /// What is said of its resources afterwards.
  var additions = Additions()
}

/// What reads a construct's arguments from its main resource.
protocol ConstructReader: SendableMetatype {
  /// The type of the main resource.
  static var type: String { get }
  /// The construct's type.
  static var construct: String { get }

  /// The ways in which policies get statements beyond the construct's own, by the ends of their logical ids.
  static var growing: [String: Growth] { get }
  /// The tags that the construct gives its resources itself.
  static var ownTags: Set<String> { get }

  /// Reads the arguments.
  ///
  /// - Throws: ``Unlike`` where the construct has no arguments by which it would make something like it.
  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate
}

extension ConstructReader {
  static var growing: [String: Growth] { [:] }
  static var ownTags: Set<String> { [] }
}

/// A construct that can stand for resources of a template.
protocol LiftableConstruct: Construct {
  /// The members that are resources, by the Swift that follows a dot.
  var madeResources: [(member: String, resource: Resource)] { get }
  /// The members that are resources where these are there.
  var optionalResources: [(member: String, resource: Resource?)] { get }
  /// The members that are attributes of resources.
  var madeValues: [(member: String, value: StringValue)] { get }
}

extension LiftableConstruct {
  var optionalResources: [(member: String, resource: Resource?)] { [] }
}
