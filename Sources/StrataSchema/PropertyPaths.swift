import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// Properties that only the service sets.
struct PropertyPaths {
  private let paths: [[String]]

  init(_ paths: [[String]], except others: [[String]]) {
    self.paths = paths.filter { !others.contains($0) }
  }

  /// Whether a value may have something at one of some paths, by their first steps.
  static func mayBegin(_ paths: TableList<TableText>, in value: JSONValue) -> Bool {
    // What a function gives is looked into more closely.
    guard case .object(let object) = value, !value.isFunction else { return !paths.isEmpty }
    for index in 0..<paths.count {
      let step = paths[index].firstStep
      // A star stands for any name.
      if step.elementsEqual([UInt8(ascii: "*")]) || object.position(ofUTF8: step) != nil { return true }
    }
    return false
  }

  /// Reports each that is set.
  func report(in properties: JSONValue, to inspection: inout Inspection) {
    for path in paths { Self.report(path[...], in: properties, depth: 0, to: &inspection) }
  }

  private static func report(
    _ path: ArraySlice<String>, in value: JSONValue, depth: Int, to inspection: inout Inspection
  ) {
    guard depth < 200, let name = path.first else { return }
    switch TemplateFunction(value) {
    case .choice(let one, let other):
      report(path, in: one, depth: depth + 1, to: &inspection)
      report(path, in: other, depth: depth + 1, to: &inspection)
      return
    case .noValue, .reference, .other: return
    case nil: break
    }
    switch value {
    case .object(let object) where name == "*":
      for member in object { step(.name(member.key), path, into: member.value, depth, &inspection) }
    case .array(let elements) where name == "*":
      for (index, element) in elements.enumerated() { step(.index(index), path, into: element, depth, &inspection) }
    case .object(let object):
      if let member = object[name] { step(.name(name), path, into: member, depth, &inspection) }
    default: break
    }
  }

  private static func step(
    _ step: Inspection.Step, _ path: ArraySlice<String>, into value: JSONValue, _ depth: Int,
    _ inspection: inout Inspection
  ) {
    if path.count > 1 {
      return inspection.descend(step) { report(path.dropFirst(), in: value, depth: depth + 1, to: &$0) }
    }
    guard Presence(value) != .never else { return }
    inspection.report(
      at: step,
      Finding(
        "read-only-property", "the property \(step.text) is read-only",
        hint: "remove it; only the service sets it"))
  }
}
