import StrataJSON
import StrataLanguage
import StrataPipeline

/// The constructs and lines that a template's resources come from.
struct TemplatePlaces {
  private let origins: [String: Origin]
  private let directory: String?

  /// Takes the origins of a stack.
  ///
  /// - Parameters:
  ///   - artifact: The stack as synthesized.
  ///   - directory: The directory that files are named relative to; none unless given.
  init(_ artifact: StackArtifact, relativeTo directory: String?) {
    let nested = artifact.nested.flatMap { nested in
      nested.origins.map { ("\(nested.logicalPath ?? nested.name)/\($0.logicalID)", $0) }
    }
    origins = Dictionary(artifact.origins.map { ($0.logicalID, $0) } + nested) { first, _ in first }
    self.directory = directory
  }

  /// The construct and the line of a resource, in a nested stack by the logical ids that lead there as well; nil where none
  /// is known.
  subscript(logicalID: String) -> ResourcePlace? {
    origins[logicalID].map { origin in
      ResourcePlace(
        construct: "\(origin.path)", site: directory.map { origin.site.relative(to: $0) } ?? origin.site)
    }
  }

  /// A line, with a second one for where what it's about comes from.
  static func lines(_ text: String, at place: ResourcePlace?) -> String {
    "\n  \(text)" + (place.map { "\n    at \($0)" } ?? "")
  }

  /// The resource that a pointer into the template leads into, such as `/Resources/Topic/Properties/TopicName`.
  static func logicalID(in pointer: String) -> String? {
    guard let tokens = JSONPointer(pointer)?.tokens, tokens.count > 1, tokens[0] == "Resources" else { return nil }
    return tokens[1]
  }
}
