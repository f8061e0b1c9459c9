import StrataJSON
import StrataTemplate

/// The parameters, mappings and conditions that some of a template's resources and outputs need.
struct PartNeeds {
  /// The sections that may be repeated in each part.
  static let sections = ["Parameters", "Mappings", "Conditions"]

  private let contents: TemplateContents
  private var names: [String: Set<String>] = [:]

  /// Finds what is needed.
  ///
  /// - Parameters:
  ///   - part: The sections of a part.
  ///   - contents: The template that it's of.
  init(of part: JSONObject, in contents: TemplateContents) {
    self.contents = contents
    var pending = TemplateReference.all(
      inTemplate: .object(["Resources": part["Resources"] ?? [:], "Outputs": part["Outputs"] ?? [:]]))
    // Rules are about parameters and mappings alone.
    pending += TemplateReference.all(inTemplate: .object(["Rules": part["Rules"] ?? [:]]))
    while let reference = pending.popLast() {
      let section =
        switch reference.kind {
        case .condition: "Conditions"
        case .mapping: "Mappings"
        default: "Parameters"
        }
      let name = reference.target
      guard contents.section(section)[name] != nil, names[section, default: []].insert(name).inserted else { continue }
      if section == "Conditions", let condition = contents.section(section)[name] {
        pending += TemplateReference.all(in: condition, at: JSONPointer([section, name]))
      }
    }
    // A mapping whose name isn't written out may be any.
    if part.contains(where: { $0.value.hasUnknownMapping }) {
      names["Mappings"] = Set(contents.section("Mappings").keys)
    }
  }

  /// Whether nothing is needed.
  var isEmpty: Bool { names.values.allSatisfy(\.isEmpty) }

  /// The members of a section that are needed, in the order of the template.
  func members(of section: String) -> JSONObject {
    let names = names[section] ?? []
    return JSONObject(contents.section(section).filter { names.contains($0.key) }.map { ($0.key, $0.value) })
  }
}

extension JSONValue {
  /// Whether a function looks into a mapping whose name is only known later.
  fileprivate var hasUnknownMapping: Bool {
    if let argument = argument(of: .findInMap), argument[0]?.string == nil { return true }
    switch self {
    case .array(let elements): return elements.contains(where: \.hasUnknownMapping)
    case .object(let object): return object.contains { $0.value.hasUnknownMapping }
    default: return false
    }
  }
}
