public import StrataJSON

/// A finding about what was declared: what is wrong, where, what was expected and what to do.
public struct Diagnostic: Sendable, Hashable {
  /// How grave it is.
  public let severity: Severity
  /// The rule that was broken.
  public let rule: RuleID
  /// The construct, as in `Orders/Jobs`; empty where none is concerned.
  public let path: String
  /// The property within the construct, as in `Properties/RedrivePolicy`, where one is concerned.
  public let property: String?
  /// The line that declared the construct.
  public let site: CallSite?
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// What would have been right.
  public let expected: String?
  /// What was given instead.
  public let given: String?
  /// What to do next.
  public let hint: String?
  /// Other lines that have to do with it.
  public let notes: [Note]

  /// Another line that has to do with a finding.
  public struct Note: Sendable, Hashable {
    /// The line.
    public let site: CallSite
    /// What is there.
    public let message: String

    /// Makes a note.
    public init(site: CallSite, message: String) {
      self.site = site
      self.message = message
    }
  }

  /// Makes a finding.
  public init(
    _ severity: Severity, rule: RuleID, path: String, property: String? = nil, site: CallSite? = nil, message: String,
    expected: String? = nil, given: String? = nil, hint: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.rule = rule
    self.path = path
    self.property = property
    self.site = site
    self.message = message
    self.expected = expected
    self.given = given
    self.hint = hint
    self.notes = notes
  }
}

extension Diagnostic: Comparable {
  /// Orders findings by file and line, then path, so that a reader goes through the sources once.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    left.sortKey.lexicographicallyPrecedes(right.sortKey) { $0.precedes($1) }
  }

  private var sortKey: [SortField] {
    [
      .text(site?.file ?? ""), .number(site?.line ?? 0), .number(site?.column ?? 0), .text(path), .text(property ?? ""),
      .number(severity == .error ? 0 : 1), .text(rule.description), .text(message), .text(expected ?? ""),
      .text(given ?? ""), .text(hint ?? ""),
    ]
  }

  private enum SortField: Equatable {
    case text(String), number(Int)

    func precedes(_ other: SortField) -> Bool {
      switch (self, other) {
      case (.text(let left), .text(let right)): utf8Precedes(left, right)
      case (.number(let left), .number(let right)): left < right
      case (.number, .text), (.text, .number): false
      }
    }
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The finding as a compiler would print it, with files as absolute paths.
  public var description: String { text(relativeTo: nil) }

  /// The finding as a compiler would print it, on one or more lines.
  ///
  /// - Parameter directory: Files below this directory are named relative to it.
  /// - Returns: The text, without a newline at its end.
  public func text(relativeTo directory: String?) -> String {
    func shown(_ site: CallSite) -> CallSite { directory.map(site.relative) ?? site }
    var text = site.map { "\(shown($0)): " } ?? ""
    text += "\(severity.rawValue): "
    if !path.isEmpty { text += "\(path): " }
    if let property { text += "\(property): " }
    text += message
    if let expected { text += "; expected \(expected)" }
    if let given { text += expected == nil ? "; given \(given)" : ", given \(given)" }
    text += " [\(rule)]"
    for note in notes { text += "\n  note: \(shown(note.site)): \(note.message)" }
    if let hint { text += "\n  hint: \(hint)" }
    return text
  }

  /// The finding for machines; absent parts are left out.
  ///
  /// - Parameter directory: Files below this directory are named relative to it.
  /// - Returns: The JSON, without what is absent.
  public func json(relativeTo directory: String? = nil) -> JSONValue {
    let place = site.map { directory.map($0.relative) ?? $0 }
    var object: JSONObject = ["severity": .string(severity.rawValue), "rule": .string(rule.description)]
    object["path"] = path.isEmpty ? nil : .string(path)
    object["property"] = property.map(JSONValue.string)
    object["file"] = place.map { .string($0.file) }
    object["line"] = place.map { .integer(Int64($0.line)) }
    object["column"] = place?.column.map { .integer(Int64($0)) }
    object["message"] = .string(message)
    object["expected"] = expected.map(JSONValue.string)
    object["given"] = given.map(JSONValue.string)
    object["hint"] = hint.map(JSONValue.string)
    if !notes.isEmpty { object["notes"] = .array(notes.map { $0.json(relativeTo: directory) }) }
    return .object(object)
  }
}

extension Diagnostic.Note {
  fileprivate func json(relativeTo directory: String?) -> JSONValue {
    let site = directory.map(self.site.relative) ?? self.site
    return ["file": .string(site.file), "line": .integer(Int64(site.line)), "message": .string(message)]
  }
}
