import StrataJSON
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// The stacks that the templates of a folder nest.
enum FolderStacks {
  /// Finds them among the folder's own templates.
  ///
  /// - Parameters:
  ///   - templates: The templates, by their paths below the folder.
  ///   - place: The folder, for people.
  /// - Returns: The stacks that each template nests, by its path; nothing of those that nest none.
  /// - Throws: ``CommandError`` where templates nest each other in a circle, or too deep.
  static func of(_ templates: [String: JSONValue], in place: String) throws(CommandError) -> [String: [NestedStack]] {
    let all = NestedTemplates(
      templates.map { NestedTemplates.File(path: $0.key, json: $0.value) }, parsing: TemplateFile.json(of:))
    var found: [String: [NestedStack]] = [:]
    for (path, json) in templates.sorted(by: { utf8Precedes($0.key, $1.key) }) {
      do throws(NestingError) {
        let stacks = try all.stacks(in: TemplateContents(json), at: path)
        if !stacks.isEmpty { found[path] = stacks }
      } catch {
        throw .nesting(error, in: place)
      }
    }
    return found
  }
}

extension NestedTemplates {
  /// The stacks that a template in a file nests, as far as their templates stand in files.
  ///
  /// - Parameters:
  ///   - json: The template.
  ///   - path: The path of its file; `-` for one that isn't in a file.
  /// - Returns: The stacks.
  /// - Throws: ``CommandError`` where templates nest each other in a circle, or too deep.
  static func stacks(in json: JSONValue, at path: String) throws(CommandError) -> [NestedStack] {
    try stacks(in: TemplateContents(json), at: path)
  }

  /// The stacks that a template in a file nests, with what is known of its parameters.
  static func stacks(in contents: TemplateContents, at path: String) throws(CommandError) -> [NestedStack] {
    do throws(NestingError) {
      return try NestedTemplates(besides: contents, at: path).stacks(in: contents, at: path)
    } catch {
      throw .nesting(error, in: nil)
    }
  }
}

extension CommandError {
  /// Templates nest each other in a circle, or too deep.
  static func nesting(_ error: NestingError, in place: String?) -> CommandError {
    CommandError(
      displayable("\(place.map { "\($0): " } ?? "")\(error)"),
      hint: "take one of them out of the others, as CloudFormation could never make them")
  }
}
