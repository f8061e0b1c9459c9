import StrataDiff
import StrataTemplate
import StrataTemplateFiles

extension Template {
  /// Compares what the template means to CloudFormation with a template in a file, JSON or YAML.
  ///
  /// Both mean the same where a deployment of one over the other would change nothing, however they're written. Of which
  /// environment a stack is counts only where the file says that as well.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the folder of the test's source.
  ///   - file: The file of the caller.
  /// - Throws: ``StrataTesting/SnapshotMismatch`` with what differs, a `Finding` where the file can't be read, or a
  ///   `DifferenceError` where it has no template in it.
  public func expectMeaning(ofTemplateAt path: String, file: String = #filePath) throws {
    let path = Snapshot(path: path, besideFile: file).path
    let expected = try TemplateFile(at: path).json
    let isOfNone = TemplateEnvironments(json: expected).names.isEmpty
    let difference = try TemplateDifference(
      from: expected, to: isOfNone ? TemplateEnvironments.removed(from: json) : json)
    if difference.isEmpty { return }
    throw SnapshotMismatch(
      "\(path) means something else than what the sources give:\n" + difference.text(title: "now"))
  }
}
