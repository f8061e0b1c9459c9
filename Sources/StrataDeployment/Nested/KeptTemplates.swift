import StrataJSON
import StrataLanguage
import StrataReleases
import StrataTemplate

/// A stack's template that was kept, with those of the stacks that are nested in it.
struct KeptTemplates {
  /// The template of a nested stack.
  struct Nested {
    /// The logical ids that lead to it, joined by slashes.
    let logicalPath: String
    let bytes: [UInt8]
    let json: JSONValue
    /// The address that the template around has of it.
    let address: JSONValue
  }

  /// A template that isn't there any more.
  struct Missing: Error {
    let digest: String
    /// The logical ids that lead to it.
    let logicalPath: String
  }

  /// The stack's own template.
  let json: JSONValue
  /// Those of nested stacks, at any depth, outer ones first.
  let nested: [Nested]

  /// Takes a template, and looks for those that it has the digests of.
  ///
  /// - Parameters:
  ///   - json: The template.
  ///   - store: The folder in which the others are kept.
  /// - Throws: ``Missing`` where one isn't kept, `RecordError` where it was edited.
  init(_ json: JSONValue, in store: TemplateStore) throws {
    self.json = json
    nested = try Self.nested(in: json, below: "", store)
  }

  /// All templates, by the logical ids that lead to them; the stack's own by none.
  var all: [String: JSONValue] {
    Dictionary([("", json)] + nested.map { ($0.logicalPath, $0.json) }, uniquingKeysWith: { first, _ in first })
  }

  private static func nested(in template: JSONValue, below path: String, _ store: TemplateStore) throws -> [Nested] {
    try (template["Resources"]?.object ?? [:]).flatMap { resource -> [Nested] in
      guard resource.value["Type"]?.string == StackClient.nestedType,
        let address = resource.value["Properties"]?["TemplateURL"], let digest = digest(in: address)
      else { return [] }
      let logicalPath = path + resource.key
      guard let bytes = try store.template(digest), let json = try? JSONValue(parsing: bytes) else {
        throw Missing(digest: digest, logicalPath: logicalPath)
      }
      return [Nested(logicalPath: logicalPath, bytes: bytes, json: json, address: address)]
        + (try nested(in: json, below: logicalPath + "/", store))
    }
  }

  /// The digest that the last part of an address is made of; nil where it's another's.
  private static func digest(in address: JSONValue) -> String? {
    guard case .literal(let text)? = PartialText(address).parts.last, let key = text.split(separator: "/").last,
      key.hasSuffix(TemplatesBucket.keySuffix)
    else { return nil }
    let digest = key.dropLast(TemplatesBucket.keySuffix.count)
    return digest.utf8.count == 64 && digest.allSatisfy(\.isHexDigit) ? String(digest) : nil
  }
}
