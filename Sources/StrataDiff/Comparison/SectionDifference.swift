import StrataJSON
import StrataTemplate

/// A change outside the resources: of a parameter, an output, a condition and the like.
public struct SectionDifference: Sendable, Hashable {
  /// The section, such as `Outputs`.
  public let section: String
  /// The name within the section; nil where the section isn't made of named parts.
  public let name: String?
  /// The places where it differs; one change at the root where it's added or removed.
  public let changes: [PropertyChange]

  /// Whether it's new.
  public var isAdded: Bool { changes.count == 1 && changes[0].pointer.tokens.isEmpty && changes[0].before == nil }

  /// Whether it's gone.
  public var isRemoved: Bool { changes.count == 1 && changes[0].pointer.tokens.isEmpty && changes[0].after == nil }

  static func all(from old: ComparedTemplate, to new: ComparedTemplate) -> [SectionDifference] {
    var found: [SectionDifference] = []
    let roots = [old.json.object ?? [:], new.json.object ?? [:]]
    var names: [String] = []
    for root in roots {
      for key in root.keys where !names.contains(key) { names.append(key) }
    }
    for name in names.sorted(by: { rank($0) == rank($1) ? utf8Precedes($0, $1) : rank($0) < rank($1) }) {
      if ComparedTemplate.sections.contains(name) {
        found += members(of: name, from: old.written(name), to: new.written(name))
      } else if let difference = compare(name, nil, content(name, of: roots[0]), content(name, of: roots[1])) {
        found.append(difference)
      }
    }
    return found
  }

  /// The content of a section, whichever way it's written.
  private static func content(_ name: String, of root: JSONObject) -> JSONValue? {
    let value = root[name] ?? presets[name]
    // A single macro stands alone or in a list.
    if name == "Transform", let names = value?.array, names.count == 1, names[0].string != nil { return names[0] }
    return value
  }

  /// The content of a section that isn't there; there is no other version.
  private static let presets: JSONObject = ["AWSTemplateFormatVersion": "2010-09-09"]

  private static func rank(_ section: String) -> Int {
    ComparedTemplate.sections.firstIndex(of: section) ?? (section == "Metadata" ? 99 : -1)
  }

  private static func members(of section: String, from old: JSONObject, to new: JSONObject) -> [SectionDifference] {
    if old == new { return [] }
    let names = old.keys + new.keys.filter { old[$0] == nil }
    let compared = section == "Resources" ? names.filter(ComparedTemplate.isExpanded) : names
    return compared.sorted(by: utf8Precedes).compactMap { compare(section, $0, old[$0], new[$0]) }
  }

  private static func compare(
    _ section: String, _ name: String?, _ old: JSONValue?, _ new: JSONValue?
  ) -> SectionDifference? {
    if old == new { return nil }
    let isLoose = section == "Parameters" || section == "Mappings" || section == "Conditions"
    let reader = FormReader()
    var comparison = PropertyComparison()
    comparison.compare(
      old.flatMap { reader.form($0, isLoose: isLoose) }, new.flatMap { reader.form($0, isLoose: isLoose) },
      at: PropertyPath())
    if comparison.changes.isEmpty { return nil }
    return SectionDifference(section: section, name: name, changes: comparison.changes)
  }

  func json(showing shown: (PropertyChange, JSONValue) -> JSONValue) -> JSONValue {
    var object: JSONObject = ["section": .string(section)]
    object["name"] = name.map(JSONValue.string)
    object["action"] = isAdded ? "added" : isRemoved ? "removed" : "changed"
    object["changes"] = .array(changes.map { $0.json(showing: shown) })
    return .object(object)
  }
}
