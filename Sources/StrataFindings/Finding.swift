public import StrataJSON

/// Something found to be wrong or worth a look: what it is, where it is, what was expected and what to do.
///
/// Its place becomes known on the way: a rule names the place in the template, synthesis adds the construct and the
/// line of Swift that declared it, reading a file adds the line and column there.
public struct Finding: Error, Sendable, Hashable {
  /// The gravity.
  public let severity: Severity
  /// The rule that was broken.
  public let rule: RuleID
  /// The place in the template, or in the document that was read, where one is concerned.
  public private(set) var pointer: JSONPointer?
  /// The construct, as in `Orders/Jobs`, or the place in a file; empty where none is concerned.
  public private(set) var path: String
  /// The property within the construct, as in `RedrivePolicy/maxReceiveCount`, where one is concerned.
  public private(set) var property: String?
  /// The line that declared the construct, or the place in a file.
  public private(set) var site: CallSite?
  /// The fault in one sentence, without a full stop.
  public let message: String
  /// The value that would have been right.
  public let expected: String?
  /// The value that was given instead.
  public let given: String?
  /// The next thing to do.
  public let hint: String?
  /// Other places that have to do with it.
  public private(set) var notes: [Note]
  /// Whether it follows from what is known of a type beyond its schema, and may be said by a construct already.
  package var isSupplementary = false

  /// Another place that has to do with a finding.
  public struct Note: Sendable, Hashable {
    /// The line, where it's known.
    public let site: CallSite?
    /// The place in the template, where it's one of the template's.
    public let pointer: JSONPointer?
    /// The text that says what is there.
    public let message: String

    /// Makes a note about a line.
    public init(site: CallSite, message: String) {
      self.init(site: site, pointer: nil, message: message)
    }

    /// Makes a note about a place in the template, whose line is found out later.
    public init(pointer: JSONPointer, message: String) {
      self.init(site: nil, pointer: pointer, message: message)
    }

    fileprivate init(site: CallSite?, pointer: JSONPointer?, message: String) {
      self.site = site
      self.pointer = pointer
      self.message = message
    }
  }

  /// Makes a finding.
  ///
  /// - Parameters:
  ///   - rule: The rule that was broken.
  ///   - message: The fault in one sentence, without a full stop.
  ///   - severity: The gravity; an error unless given.
  ///   - pointer: The place in the template, where one is concerned.
  ///   - path: The construct, as in `Orders/Jobs`; none unless given.
  ///   - property: The property within the construct, where one is concerned.
  ///   - site: The line that declared it, or the place in a file.
  ///   - expected: The value that would have been right.
  ///   - given: The value that was given instead.
  ///   - hint: The next thing to do.
  ///   - notes: Other places that have to do with it.
  public init(
    _ rule: RuleID, _ message: String, severity: Severity = .error, at pointer: JSONPointer? = nil, path: String = "",
    property: String? = nil, site: CallSite? = nil, expected: String? = nil, given: String? = nil, hint: String? = nil,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.rule = rule
    self.pointer = pointer
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

extension Finding {
  /// The same finding, with more said of where it is.
  ///
  /// - Parameters:
  ///   - severity: The gravity; as it was unless given.
  ///   - pointer: The place in the template; as it was unless given.
  ///   - path: The construct; as it was unless given.
  ///   - property: The property within the construct; as it was unless given.
  ///   - site: The line that declared it; as it was unless given.
  ///   - notes: Notes that come after those that are there.
  /// - Returns: The finding.
  package func placed(
    severity: Severity? = nil, at pointer: JSONPointer? = nil, path: String? = nil, property: String? = nil,
    site: CallSite? = nil, adding notes: [Note] = []
  ) -> Finding {
    var finding = Finding(
      rule, message, severity: severity ?? self.severity, at: pointer ?? self.pointer, path: path ?? self.path,
      property: property ?? self.property, site: site ?? self.site, expected: expected, given: given, hint: hint,
      notes: self.notes + notes)
    finding.isSupplementary = isSupplementary
    return finding
  }

  /// The same finding with other words, such as those without what nobody may read.
  ///
  /// - Parameters:
  ///   - other: Gives the text that stands instead of another.
  ///   - name: Gives the name that stands instead of a construct's or of a part of the template.
  /// - Returns: The finding, which is as it was but for its texts.
  package func replacingTexts(_ other: (String) -> String, names name: (String) -> String) -> Finding {
    func place(_ pointer: JSONPointer) -> JSONPointer {
      JSONPointer(pointer.tokens.enumerated().map { $0.offset == 1 ? name($0.element) : other($0.element) })
    }
    var finding = Finding(
      rule, other(message), severity: severity, at: pointer.map(place),
      path: path.split(separator: "/", omittingEmptySubsequences: false).map { name(String($0)) }
        .joined(separator: "/"),
      property: property.map(other), site: site, expected: expected.map(other), given: given.map(other),
      hint: hint.map(other), notes: [])
    finding.notes = notes.map { Note(site: $0.site, pointer: $0.pointer.map(place), message: other($0.message)) }
    finding.isSupplementary = isSupplementary
    return finding
  }

  /// The same finding with other words in its sentences; its place stays.
  ///
  /// - Parameters:
  ///   - other: Gives the text that stands instead of another.
  ///   - given: Gives the text that stands instead of what was given, after the other.
  /// - Returns: The finding.
  package func replacingTexts(_ other: (String) -> String, given: (String) -> String) -> Finding {
    var finding = Finding(
      rule, other(message), severity: severity, at: pointer, path: path, property: property, site: site,
      expected: expected.map(other), given: self.given.map { given(other($0)) }, hint: hint.map(other), notes: [])
    finding.notes = notes.map { Note(site: $0.site, pointer: $0.pointer, message: other($0.message)) }
    finding.isSupplementary = isSupplementary
    return finding
  }

  /// The same finding, with the lines of notes that name a place in the template.
  package func resolvingNotes(_ site: (JSONPointer) -> (site: CallSite, message: String)?) -> Finding {
    if notes.allSatisfy({ $0.pointer == nil }) { return self }
    var finding = self
    finding.notes = notes.map { note in
      guard let pointer = note.pointer, let found = site(pointer) else { return note }
      return Note(site: found.site, message: found.message)
    }
    return finding
  }
}

extension Finding: Comparable {
  /// Orders findings by file and line, then path, so that a reader goes through the sources once.
  public static func < (left: Finding, right: Finding) -> Bool {
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
