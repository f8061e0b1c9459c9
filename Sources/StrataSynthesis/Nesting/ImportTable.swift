import StrataJSON
import StrataLanguage

/// A value that a nested stack reads of the stacks around it, by a parameter that is declared by itself.
struct Import {
  let parameterID: String
  /// The parameter's type.
  let type: String
  let isHidden: Bool
  /// The value that the stack around gives the parameter.
  let argument: JSONValue
  /// The resource that the stack around reads it of.
  let resource: Int?
  let path: ConstructPath
  let site: DeclarationSite

  /// The parameter's declaration.
  var json: JSONValue {
    var object: JSONObject = ["Type": .string(type)]
    object["NoEcho"] = isHidden ? true : nil
    return .object(object)
  }
}

/// The values that a nested stack reads of the stacks around it.
struct ImportTable {
  private var byID: [String: Import] = [:]
  /// The values that need the parameter of another.
  private(set) var conflicts: [(first: Import, other: Import)] = []

  mutating func add(_ value: Import) {
    if let known = byID[value.parameterID] {
      if known.argument != value.argument { conflicts.append((known, value)) }
      return
    }
    byID[value.parameterID] = value
  }

  var isEmpty: Bool { byID.isEmpty }

  /// The value of each parameter, by the parameters' names.
  var imports: [Import] { byID.values.sorted { utf8Precedes($0.parameterID, $1.parameterID) } }
}
