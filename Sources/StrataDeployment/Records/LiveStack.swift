import StrataChecks
import StrataJSON
import StrataReleases
import StrataTemplate
import StrataText

/// A stack as it is, beside what a record says of it.
struct LiveStack {
  let environment: String
  let live: DeployedStack
  let record: ReleaseRecord
  let recorded: RecordedStack
  /// The digests of the templates that it may have, that of the record first.
  let digests: [String]
  let templates: TemplateStore

  /// A parameter that has another value than the record says.
  struct ChangedParameter {
    let name: String
    let recorded: String
    /// The value that the stack has; nil where it has none.
    let live: String?
  }

  /// The template that was deployed; nil where it isn't kept.
  ///
  /// - Throws: ``RecordError`` where it was edited.
  func recordedTemplate() throws(RecordError) -> JSONValue? {
    guard let digest = recorded.template, let bytes = try templates.template(digest) else { return nil }
    return try? JSONValue(parsing: bytes)
  }

  /// Whether the stack has the template that was deployed.
  ///
  /// - Throws: ``RecordError`` where the one that was kept was edited.
  func hasRecordedTemplate() throws(RecordError) -> Bool {
    for digest in digests {
      if let bytes = try templates.template(digest), (try? JSONValue(parsing: bytes)) == live.template.json {
        return true
      }
      if digest == Self.digest(of: live.template) { return true }
    }
    return false
  }

  /// The parameters that have another value than the record says, of those whose values it has.
  var changedParameters: [ChangedParameter] {
    recorded.parameters.compactMap { parameter in
      guard case .text(let text, let resolved) = parameter.value else { return nil }
      let (given, meant) = (live.parameters[parameter.name], live.resolved[parameter.name])
      if given != text { return ChangedParameter(name: parameter.name, recorded: text, live: given) }
      guard let resolved, let meant, resolved != meant else { return nil }
      return ChangedParameter(name: parameter.name, recorded: resolved, live: meant)
    }
  }

  /// The reason why it isn't what was deployed; nil where it is.
  var refusal: DeploymentError? {
    get throws(RecordError) {
      let hint = "see what differs, and deploy \(environment) itself once, which records it"
      if try !hasRecordedTemplate() {
        return DeploymentError(
          "the stack \(recorded.name) hasn't got the template of record \(record.number) of \(environment): "
            + "\(shownDigests): somebody else has deployed it", hint: hint, isGrave: true)
      }
      guard let parameter = changedParameters.first else { return nil }
      return DeploymentError(
        "the parameter \(parameter.name) of the stack \(recorded.name) hasn't got the value of record \(record.number) of "
          + "\(environment): expected \(parameter.shown(parameter.recorded)), given "
          + "\(parameter.live.map(parameter.shown) ?? "none"): somebody else has deployed it", hint: hint, isGrave: true
      )
    }
  }

  /// The digests of the template that was deployed and of that which is there, in words.
  var shownDigests: String {
    "expected \(recorded.template.map { String($0.prefix(12)) } ?? "one that the record doesn't name"), given "
      + "\(Self.digest(of: live.template).prefix(12))"
  }

  /// The digest that a template has in records, which is that of its file.
  static func digest(of template: Template) -> String { SHA256.hexDigest(of: bytes(of: template)) }

  /// A template as its file would have it.
  static func bytes(of template: Template) -> [UInt8] {
    (try? template.json.bytes(keyOrder: .given, layout: .pretty)) ?? []
  }
}

extension LiveStack.ChangedParameter {
  /// A value as people may see it.
  func shown(_ value: String) -> String { ShownValue.text(value, named: name) }

  /// What it was and is, as in `Tag: 1 → 2`.
  var text: String { "\(name): \(shown(recorded)) → \(live.map(shown) ?? "none")" }
}
