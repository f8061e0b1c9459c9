package import StrataJSON
import StrataText

/// The environment that each resource of a template belongs to, as the template itself says it.
///
/// A template with parts of environments has them in its metadata, so that it can be told from any copy of the template,
/// such as the one that is deployed, whose resource is whose.
public struct TemplateEnvironments: Sendable, Hashable {
  /// The key among the template's metadata.
  package static let metadataKey = "Strata::Environments"

  /// The names of the environments, sorted.
  public let names: [String]

  /// The ids of each environment's resources: whole, or with a star their first words.
  private let patterns: [String: [String]]

  /// Reads what a template says of itself; of a template that says nothing, no resource is of any environment.
  public init(_ template: Template) { self.init(json: template.json) }

  /// Reads what a template says of itself, be it one that anybody wrote.
  package init(json: JSONValue) {
    var patterns: [String: [String]] = [:]
    for member in json["Metadata"]?[Self.metadataKey]?.object ?? [:] {
      patterns[member.key] = member.value.array?.compactMap(\.string) ?? []
    }
    self.init(patterns: patterns)
  }

  package init(patterns: [String: [String]]) {
    self.patterns = patterns
    names = patterns.keys.sorted(by: utf8Precedes)
  }

  /// The environment that a resource belongs to, or nil where it's shared or not of this template.
  public func environment(of logicalID: String) -> String? {
    var best: (length: Int, environment: String)?
    for name in names {
      for pattern in patterns[name] ?? [] where Self.matches(logicalID, pattern) {
        let length = pattern.utf8.count
        if best.map({ $0.length < length }) ?? true { best = (length, name) }
      }
    }
    return best?.environment
  }

  /// The environment that the whole template belongs to; nil where it's shared, or says nothing.
  public var owner: String? {
    names.count == 1 && patterns[names[0]] == [Self.everything] ? names[0] : nil
  }

  /// The pattern of a template that is an environment's as a whole.
  package static let everything = "*"

  /// Whether an id is a pattern, or begins with its words.
  private static func matches(_ id: String, _ pattern: String) -> Bool {
    id.withUTF8Bytes { id in
      pattern.withUTF8Bytes { pattern in
        guard pattern.last == UInt8(ascii: "*") else { return id.elementsEqual(pattern) }
        let count = pattern.count - 1
        if count == 0 { return true }
        guard id.starts(with: pattern.dropLast()) else { return false }
        return id.count == count || !id[count].isASCIILowercase
      }
    }
  }
}

extension TemplateEnvironments {
  /// A template without what it says of environments.
  package static func removed(from template: JSONValue) -> JSONValue {
    guard var sections = template.object, var metadata = sections["Metadata"]?.object, metadata[metadataKey] != nil
    else { return template }
    metadata[metadataKey] = nil
    sections["Metadata"] = metadata.isEmpty ? nil : .object(metadata)
    return .object(sections)
  }

  /// The metadata, or nil where there are no environments.
  package var json: JSONValue? {
    if names.isEmpty { return nil }
    var object = JSONObject()
    for name in names { object[name] = .array((patterns[name] ?? []).map(JSONValue.string)) }
    return .object(object)
  }
}
