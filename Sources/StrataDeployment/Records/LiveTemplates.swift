import StrataJSON
import StrataReleases
import StrataTemplate
import StrataText

/// Finds out whether stacks are as the records of their environment say.
struct LiveTemplates {
  let environment: String
  let history: RecordHistory
  let templates: TemplateStore

  /// Refuses a stack that somebody else has deployed.
  ///
  /// - Parameters:
  ///   - name: The stack's name.
  ///   - live: The stack as it is; nil where it isn't deployed.
  /// - Throws: ``DeploymentError``, grave, with both digests; ``RecordError`` where a kept template was edited.
  func check(_ name: String, _ live: DeployedStack?) throws {
    guard let (record, stack) = history.latest(of: name) else {
      if live == nil { return }
      throw DeploymentError(
        "the stack \(name) is deployed, and no record of \(environment) says so: somebody else has deployed it",
        hint: "see what it has, and deploy \(environment) itself once, which records it", isGrave: true)
    }
    guard let live else {
      throw DeploymentError(
        "the stack \(name) isn't deployed, and record \(record.number) of \(environment) says that it is: somebody else "
          + "has deleted it",
        hint: "see which account and region aws is set to: aws sts get-caller-identity", isGrave: true)
    }
    try Self.check(live.id, of: name, is: stack.id, in: environment)
    if try isRecorded(live.template.json, of: name) { return }
    let given = Self.digest(of: live.template.json)
    throw DeploymentError(
      "the stack \(name) hasn't got the template of record \(record.number) of \(environment): expected "
        + "\(stack.template.map { String($0.prefix(12)) } ?? "one that the record doesn't name"), given "
        + "\(given.prefix(12)): somebody else has deployed it",
      hint: "see what differs, and deploy \(environment) itself once, which records it", isGrave: true)
  }

  /// Whether a template is what the records say that a stack has.
  ///
  /// - Throws: ``RecordError`` where a kept template was edited.
  func isRecorded(_ live: JSONValue, of name: String) throws(RecordError) -> Bool {
    for digest in history.templates(of: name) {
      if let bytes = try templates.template(digest), (try? JSONValue(parsing: bytes)) == live { return true }
      if Self.digest(of: live) == digest { return true }
    }
    return false
  }

  /// Refuses a stack of the same name that is another one, as in another account.
  static func check(_ id: String?, of name: String, is recorded: String?, in environment: String) throws {
    guard let recorded, let id, recorded != id else { return }
    throw DeploymentError(
      "the stack \(name) isn't the one that \(environment) was deployed to: expected \(recorded), given \(id)",
      hint: "see which account and region aws is set to: aws sts get-caller-identity", isGrave: true)
  }

  /// The digest that a template has in records, which is that of its file.
  private static func digest(of template: JSONValue) -> String { SHA256.hexDigest(of: bytes(of: template)) }

  /// A template as its file would have it.
  static func bytes(of template: JSONValue) -> [UInt8] {
    (try? template.bytes(keyOrder: .given, layout: .pretty)) ?? []
  }
}
