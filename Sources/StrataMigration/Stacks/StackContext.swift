import StrataJSON
import StrataResourceModel

/// What is known of a stack while its declarations are written.
final class StackContext {
  /// Parameters and resources by their logical ids, which they share.
  var values: [String: Declared] = [:]
  var conditions: [String: Declared] = [:]
  var mappings: [String: Declared] = [:]
  /// The names of constants that are declared by now.
  var declared: Set<String> = []
  /// What is referred to by now.
  var uses = Uses()
  /// The part of the sources that is being written.
  var part = 0
  /// The services whose types that part mentions, and the modules of constructs.
  var services: Set<String> = []
  var names: ConstantNames
  var report = MigrationReport()
  /// The constructs that can't be written after all, with the reasons, by their logical ids.
  var failedLifts: [String: String] = [:]
  private var comments: PendingComments
  private var nested: [String: [String: NestedModel.Kind]] = [:]
  /// Whether the template itself asks for the functions of the language extensions.
  let hasLanguageExtensions: Bool
  let keepsKinds: Bool
  /// The values that profiles have, by their places.
  private let profile: [JSONPointer: ProfileValue]
  /// The name of the constant that holds each part.
  let partNames: [String]

  /// What something refers to, and what nothing does yet.
  struct Uses {
    /// The names of constants that something refers to.
    var constants: Set<String> = []
    /// Those to which another part of the sources refers.
    var crossing: Set<String> = []
    /// The places of profiles' values that aren't written by now.
    var unwritten: Set<JSONPointer> = []
  }

  init(_ source: MigrationSource, names: ConstantNames, hasLanguageExtensions: Bool, partNames: [String]) {
    self.names = names
    comments = PendingComments(source.comments)
    keepsKinds = source.keepsKinds
    self.hasLanguageExtensions = hasLanguageExtensions
    self.partNames = partNames
    let values = source.family?.values ?? []
    profile = Dictionary(values.flatMap { value in value.places.map { ($0, value) } }) { first, _ in first }
    // A stack's own description isn't written with what is in it.
    uses.unwritten = Set(profile.keys).subtracting([JSONPointer(["Description"])])
  }

  /// The Swift by which something is named here; nil where it comes later or isn't there.
  func reference(to thing: Declared?) -> String? {
    guard let thing, declared.contains(thing.name) else { return nil }
    uses.constants.insert(thing.name)
    if case .resource(let model?) = thing.kind { services.insert(model.service) }
    if case .made(let lift, _, _) = thing.kind { services.insert(lift.module) }
    if thing.part == part { return thing.name }
    uses.crossing.insert(thing.name)
    return "\(partNames[thing.part]).\(thing.name)"
  }

  /// The types that are nested in a resource type's, by name; made once for all resources of the type.
  func nested(in model: ResourceModel?) -> [String: NestedModel.Kind] {
    guard let model else { return [:] }
    if let known = nested[model.typeName] { return known }
    let kinds = Dictionary(model.nested.map { ($0.name, $0.kind) }) { first, _ in first }
    nested[model.typeName] = kinds
    return kinds
  }

  /// Writes the value that profiles have for a place; nil where it's the same in all templates, or can't stand there.
  func takeProfileValue<Written>(at place: JSONPointer, _ write: (ProfileValue) -> Written?) -> Written? {
    guard !profile.isEmpty, let value = profile[place], let written = write(value) else { return nil }
    uses.unwritten.remove(place)
    return written
  }

  /// The values at a place in each of the templates; one alone where it's the same in all.
  func alternatives(_ value: JSONValue, at place: JSONPointer) -> [JSONValue] {
    profile.isEmpty ? [value] : profile[place]?.values ?? [value]
  }

  /// The comments at a place, which are then written.
  func takeComments(at pointer: JSONPointer) -> [String] {
    comments.take(at: pointer)
  }

  /// The comments below a place that nothing has taken, in the order of their places.
  func takeComments(below pointer: JSONPointer) -> [String] {
    comments.take(below: pointer)
  }
}
