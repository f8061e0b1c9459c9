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
  private var comments: [JSONPointer: [String]]
  /// Whether the template itself asks for the functions of the language extensions.
  let hasLanguageExtensions: Bool
  let keepsKinds: Bool
  /// The name of the constant that holds each part.
  let partNames: [String]

  /// The names of constants that something refers to.
  struct Uses {
    var constants: Set<String> = []
    /// Those to which another part of the sources refers.
    var crossing: Set<String> = []
  }

  init(_ source: MigrationSource, names: ConstantNames, hasLanguageExtensions: Bool, partNames: [String]) {
    self.names = names
    comments = source.comments
    keepsKinds = source.keepsKinds
    self.hasLanguageExtensions = hasLanguageExtensions
    self.partNames = partNames
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

  /// The comments at a place, which are then written.
  func takeComments(at pointer: JSONPointer) -> [String] {
    comments.isEmpty ? [] : comments.removeValue(forKey: pointer) ?? []
  }

  /// The comments below a place that nothing has taken, in the order of their places.
  func takeComments(below pointer: JSONPointer) -> [String] {
    if comments.isEmpty { return [] }
    let places = comments.keys.filter { $0.tokens.starts(with: pointer.tokens) }
      .sorted { $0.tokens.lexicographicallyPrecedes($1.tokens, by: utf8Precedes) }
    return places.flatMap { takeComments(at: $0) }
  }
}
