import StrataChecks
import StrataFindings
import StrataLanguage
import StrataSynthesis

/// The findings that only follow from mistakes which have been said already, where they were made.
struct Consequences {
  private let mistakenSites: Set<CallSite>
  /// The constructs of whose ids nothing could be made.
  private let nameless: Set<String>
  /// Whether something couldn't be made at all.
  private let isIncomplete: Bool
  /// Whether two things had one id, so that a reference to one may lead to the other.
  private let isAmbiguous: Bool
  /// The properties that couldn't be made, by construct.
  private let properties: [String: [String]]

  init(of app: RenderedApp) {
    mistakenSites = app.mistakenSites
    isIncomplete = app.findings.hasErrors
    isAmbiguous = app.findings.contains { $0.rule == .duplicateID }
    var properties: [String: [String]] = [:]
    for finding in app.findings where finding.severity == .error {
      if let property = finding.property { properties[finding.path, default: []].append(property) }
    }
    self.properties = properties
    nameless = Set(app.findings.filter { $0.rule == .invalidID }.map(\.path))
  }

  /// Whether a finding follows from a mistake.
  ///
  /// Where something couldn't be made, what it has to do with others says nothing. A value that couldn't be made is
  /// null, so whatever lies within it or around it may be wrong for that alone; and a construct that said what is wrong
  /// with it says what the type's facts would say as well.
  func contain(_ finding: Finding) -> Bool {
    if isIncomplete, !TemplateChecker.aboutParts.contains(finding.rule) { return true }
    if isAmbiguous, finding.rule == .dependencyCycle { return true }
    if let site = finding.site, mistakenSites.contains(site),
      finding.isSupplementary || Self.saidByConstructs.contains(finding.rule)
    {
      return true
    }
    if finding.property == nil, nameless.contains(finding.path) { return true }
    guard let mistaken = properties[finding.path], let property = finding.property else { return false }
    return mistaken.contains { Self.isWithin($0, property) || Self.isWithin(property, $0) }
  }

  /// The rules whose findings constructs report themselves.
  private static let saidByConstructs: Set<RuleID> = ["not-unique", .physicalName]

  private static func isWithin(_ path: String, _ other: String) -> Bool {
    path == other || path.hasPrefix(other) && path.dropFirst(other.count).first == "/"
  }
}
