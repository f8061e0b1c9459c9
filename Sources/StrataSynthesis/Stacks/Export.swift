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
  /// The export of a value for another stack, which is remembered.
  func export(_ reference: TemplateNode.Reference, to user: StackSynthesis, isImported: Bool) -> Export {
    let anchor = reference.anchor
    let id = logicalID(of: anchor)
    let naming = ExportNaming(stack: state.name, logicalID: id, attribute: reference.attribute)
    let resource = anchor.kind == .resource ? state.resources[anchor.index] : nil
    let value = TemplateRenderer.json(of: reference, id: id)
    let export = Export(
      outputID: naming.outputID, name: naming.name, path: anchor.path,
      site: resource?.site ?? state.parameters[anchor.index].site,
      value: reference.isList ? ["Fn::Join": [.string(Export.listSeparator), value]] : value,
      condition: resource?.condition.map { logicalID(of: $0.anchor) }, isImported: isImported)
    exports.add(export, for: user.state.index)
    return export
  }
}
