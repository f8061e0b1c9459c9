import StrataJSON
import StrataLanguage
import StrataTemplate

/// The value that other stacks of the app read of a stack, declared by itself as an output.
struct Export {
  /// The text that elements of a list are joined by; an output is always text.
  static let listSeparator = ExportNaming.listSeparator

  let outputID: String
  let name: String
  let path: ConstructPath
  let site: DeclarationSite
  let value: JSONValue
  let condition: String?
  /// Whether the output has an export name; a weak reference needs none.
  var isImported: Bool

  var json: JSONValue {
    var object = JSONObject()
    object["Condition"] = condition.map(JSONValue.string)
    object["Value"] = value
    object["Export"] = isImported ? ["Name": .string(name)] : nil
    return .object(object)
  }
}

extension StackSynthesis {
  /// The export of a value of this template for another one, which is remembered.
  func export(_ value: PassedValue, to user: StackSynthesis, isImported: Bool) -> Export {
    let naming = ExportNaming(stack: state.name, value: value.name, place: value.exportName)
    let export = Export(
      outputID: naming.outputID, name: naming.name, path: value.path, site: value.site,
      value: value.text(separator: Export.listSeparator), condition: value.condition, isImported: isImported)
    exports.add(export, for: user.state.index)
    return export
  }
}
