import Foundation
import StrataChecks
import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate
import StrataYAML

/// The constraints of resource types as they're written, with a sample that obeys each and one that breaks it.
struct ConstraintSet {
  private var lines: [(name: String, text: String)] = []
  private var types: [(name: String, constraints: [Constraint])] = []
  private var names: [String: String] = [:]
  private var samples: [(type: String, json: JSONObject)] = []
  private(set) var failures: [String] = []
  private var entries: [Entry] = []

  /// A constraint with where it's written.
  private struct Entry {
    let id: String
    let isWarning: Bool
    let place: String
    let good: JSONValue
    let bad: JSONValue
  }

  private static let ruleNames = Set(
    TemplateChecker.rules.flatMap { [$0.about.id] + $0.parts.map(\.id) }.map(\.description))
  private static let sampleKeys: Set = ["sample", "with"]
  private static let ruleSampleKeys: Set = ["good", "bad", "base", "with"]

  /// Reads all files of a directory.
  ///
  /// - Parameter directory: The directory of the files `*.yaml`.
  /// - Throws: That it can't be read. What is wrong in files is in ``failures``.
  init(directory: URL) throws(GeneratorError) {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: directory.path) else {
      throw GeneratorError(file: directory.path, "can't be read")
    }
    for file in files.filter({ $0.hasSuffix(".yaml") }).sorted(by: utf8Precedes) {
      read(directory.appending(path: file))
    }
    lines.sort { utf8Precedes($0.name, $1.name) }
    types.sort { utf8Precedes($0.name, $1.name) }
    samples.sort { utf8Precedes($0.type, $1.type) }
  }

  var count: Int { names.count }
  var typeCount: Int { samples.count }

  private mutating func read(_ file: URL) {
    guard let data = try? Data(contentsOf: file) else {
      failures.append("\(file.lastPathComponent): can't be read")
      return
    }
    let document: YAMLDocument
    do throws(YAMLSyntaxError) { document = try YAMLDocument(parsing: Array(data)) } catch {
      failures.append("\(file.lastPathComponent):\(error.line):\(error.column): \(error.message)")
      return
    }
    for member in document.value.object ?? [:] {
      let pointer = JSONPointer([member.key])
      if member.key == "lists" {
        for list in member.value.object ?? [:] { addList(list, at: place(pointer.appending(list.key), document, file)) }
      } else {
        addType(member.key, member.value, pointer, document, file)
      }
    }
  }

  private func place(_ pointer: JSONPointer, _ document: YAMLDocument, _ file: URL) -> String {
    let position = document.position(of: pointer, ofKey: true) ?? document.position(of: pointer)
    return "\(file.lastPathComponent):\(position?.line ?? 1)"
  }

  private mutating func addList(_ list: JSONObject.Member, at place: String) {
    let isWhole =
      list.value["date"]?.string?.utf8.count == 10
      && list.value["page"]?.string?.hasPrefix("https://docs.aws.amazon.com/") == true
      && list.value["values"]?.array?.allSatisfy { $0.string != nil } == true
    if !isWhole {
      failures.append("\(place): \(list.key) must have a date, a page of docs.aws.amazon.com and values that are texts")
    }
    if lines.contains(where: { $0.name == "list \(list.key)" }) {
      failures.append("\(place): there are two lists \(list.key)")
    }
    lines.append(("list \(list.key)", "\(list.value)"))
  }

  private mutating func addType(
    _ type: String, _ value: JSONValue, _ pointer: JSONPointer, _ document: YAMLDocument, _ file: URL
  ) {
    let start = place(pointer, document, file)
    if lines.contains(where: { $0.name == type }) { failures.append("\(start): \(type) is in two places") }
    if !FactsIndex.embedded.contains(type) { failures.append("\(start): there is no type \(type)") }
    guard let object = value.object, let rules = object["rules"]?.array else {
      failures.append("\(start): \(type) must have rules")
      return
    }
    let shared = JSONObject(
      object.filter { !Self.sampleKeys.contains($0.key) && $0.key != "rules" }.map { ($0.key, $0.value) })
    var written: [JSONValue] = []
    var constraints: [Constraint] = []
    var templates = JSONObject()
    for (index, rule) in rules.enumerated() {
      let place = place(pointer.appending("rules").appending(index), document, file)
      let bare = JSONObject(
        (rule.object ?? [:]).filter { !Self.ruleSampleKeys.contains($0.key) }.map { ($0.key, $0.value) })
      do throws(ConstraintError) {
        let alone = JSONObject(shared.map { ($0.key, $0.value) } + [("rules", .array([.object(bare)]))])
        for constraint in try ConstraintIndex.read(.object(alone), of: type) {
          add(constraint, of: type, rule, object, at: place, &templates)
          constraints.append(constraint)
        }
        written.append(.object(bare))
      } catch {
        failures.append("\(place): \(error.description)")
      }
    }
    lines.append((type, ConstraintLine.text(shared: shared, rules: written, readAs: constraints)))
    types.append((type, constraints))
    samples.append((type, templates))
  }

  private mutating func add(
    _ constraint: Constraint, of type: String, _ rule: JSONValue, _ object: JSONObject, at place: String,
    _ templates: inout JSONObject
  ) {
    let isName = constraint.id.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    if !isName { failures.append("\(place): \(constraint.id) must be lowercase words joined by hyphens") }
    if Self.ruleNames.contains(constraint.id) { failures.append("\(place): there is a rule \(constraint.id) already") }
    if let other = names.updateValue(type, forKey: constraint.id) {
      failures.append("\(place): \(other) has \(constraint.id) already")
    }
    if !constraint.source.hasPrefix("https://docs.aws.amazon.com/") {
      failures.append("\(place): \(constraint.id) must have a page of https://docs.aws.amazon.com/")
    }
    if constraint.reason.hasSuffix(".") { failures.append("\(place): because of \(constraint.id) ends in a full stop") }
    guard let bad = rule["bad"], let good = rule["good"] else {
      failures.append("\(place): \(constraint.id) needs a sample that's good and one that's bad")
      return
    }
    let id = type.split(separator: ":").last.map(String.init) ?? type
    let make = { (patch: JSONValue) -> JSONValue in
      if patch["Resources"] != nil { return patch }
      let properties = Self.merged(Self.merged(object["sample"] ?? [:], rule["base"] ?? [:]), patch)
      var resources: JSONObject = [id: ["Type": .string(type), "Properties": properties]]
      for member in [object["with"], rule["with"]].flatMap({ $0?.object.map(Array.init) ?? [] }) {
        resources[member.key] = member.value
      }
      return ["Resources": .object(resources)]
    }
    templates[constraint.id] = ["good": make(good), "bad": make(bad)]
    entries.append(
      Entry(id: constraint.id, isWarning: constraint.isWarning, place: place, good: make(good), bad: make(bad)))
  }

  /// A value with another one laid over it, of which null takes away what it stands for.
  private static func merged(_ base: JSONValue, _ patch: JSONValue) -> JSONValue {
    guard let changes = patch.object else { return patch }
    if patch.call != nil { return patch }
    var object = base.call != nil ? [:] : base.object ?? [:]
    for change in changes {
      object[change.key] = change.value.isNull ? .none : merged(object[change.key] ?? [:], change.value)
    }
    return .object(object)
  }

  /// The constraints, ready to be held against templates.
  var index: ConstraintIndex {
    ConstraintIndex(lines: linesText, programs: programsText, names: namesText, samples: samplesText)
  }

  var linesText: String { lines.map { "\($0.name)\t\($0.text)\n" }.joined() }
  var programsText: String { ConstraintProgram.text(of: types) }
  var namesText: String {
    names.sorted { utf8Precedes($0.key, $1.key) }.map { "\($0.key)\t\($0.value)\n" }.joined()
  }
  var samplesText: String { samples.map { "\($0.type)\t\($0.json)\n" }.joined() }

  /// What is found in the bad samples of some constraints.
  func findings(of only: String) -> [Finding] {
    let checker = TemplateChecker(constraints: index)
    return entries.filter { $0.id.hasPrefix(only) }.flatMap { checker.check($0.bad) }
  }

  /// What the constraints find in a file of anybody's; nothing where it's no template.
  func findings(in file: URL) -> [Finding] {
    guard let data = try? Data(contentsOf: file), let document = try? YAMLDocument(parsing: Array(data)),
      document.value["Resources"] != nil
    else { return [] }
    let checker = TemplateChecker(constraints: index)
    return checker.check(document.value).filter { names[$0.rule.description] != nil }
  }

  /// Holds all samples against the constraints, and says where one isn't what it should be.
  func sampleFailures(of only: String? = nil) -> [String] {
    let checker = TemplateChecker(constraints: index)
    return entries.filter { only == nil || $0.id.hasPrefix(only ?? "") }.flatMap { entry -> [String] in
      let id = RuleID(stringLiteral: entry.id)
      let wrong = checker.check(entry.good).filter { $0.severity == .error || $0.rule == id }
      let found = checker.check(entry.bad)
      let others = found.filter { $0.severity == .error && $0.rule != id }
      let severity: Severity = entry.isWarning ? .warning : .error
      let isFound = found.contains { $0.rule == id && $0.severity == severity }
      return wrong.map { "\(entry.place): the good sample of \(entry.id) isn't good: \($0)" }
        + (isFound ? [] : ["\(entry.place): the bad sample of \(entry.id) isn't found"])
        + others.map { "\(entry.place): the bad sample of \(entry.id) has another error: \($0)" }
    }
  }
}
