import StrataChecks
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataTemplateFiles

/// A template that was written or saved before, by us or by anybody.
enum SavedTemplate {
  /// Reads a template, or what `aws cloudformation get-template` printed around it.
  ///
  /// - Parameters:
  ///   - place: The file's name, by whose ending JSON is told from YAML where its beginning doesn't.
  ///   - bytes: The content.
  /// - Returns: The template, which has resources.
  /// - Throws: ``CommandError`` where it's neither, nor YAML.
  static func read(_ place: String, bytes: [UInt8]) throws(CommandError) -> JSONValue {
    if let template = try readIfOne(place, bytes: bytes) { return template }
    throw CommandError(noResources(place))
  }

  /// Reads a template as ``read(_:bytes:)`` does; nil for JSON or YAML that is none.
  static func readIfOne(_ place: String, bytes: [UInt8]) throws(CommandError) -> JSONValue? {
    var json = try parse(place, bytes: bytes)
    if let body = json["TemplateBody"], json["Resources"] == nil {
      // As text where it was given to CloudFormation as YAML, or the program that saved it didn't look into it.
      json =
        try body.string.map { text throws(CommandError) in
          try parse("the TemplateBody of \(place.removing(suffix: ".json"))", bytes: Array(text.utf8))
        } ?? body
    }
    guard case .object(let resources)? = json["Resources"], !resources.isEmpty else { return nil }
    return json
  }

  /// The sentence on what can be read and is no template.
  static func noResources(_ place: String) -> String { "\(place) isn't a template: it has no Resources" }

  private static func parse(_ place: String, bytes: [UInt8]) throws(CommandError) -> JSONValue {
    do throws(Finding) {
      return try TemplateFile(place, bytes: bytes).json
    } catch {
      throw CommandError("\(error.site.map { "\($0): " } ?? "")\(error.message)")
    }
  }
}

extension String {
  /// The text without an ending that it may have.
  func removing(suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
