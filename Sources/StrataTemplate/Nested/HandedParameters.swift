import StrataJSON

/// The values that a template's parameters get from the template around it.
struct HandedParameters {
  private let values: [String: JSONValue]
  private let json: JSONValue
  private let parent: TemplateContents
  private let kind: NestedStack.Kind

  /// Takes what is handed.
  ///
  /// - Parameters:
  ///   - values: The values, as the template around has them.
  ///   - json: The template that gets them.
  ///   - parent: The template around.
  ///   - kind: The kind of the resource that hands them.
  init(_ values: [String: JSONValue], to json: JSONValue, from parent: TemplateContents, _ kind: NestedStack.Kind) {
    (self.values, self.json, self.parent, self.kind) = (values, json, parent, kind)
  }

  /// The values that a resource hands, by the names of parameters; nil where the names aren't known.
  static func written(in resource: TemplateResource) -> [String: JSONValue]? {
    guard let parameters = resource["Parameters"] else { return [:] }
    if let list = parameters.array { return byKey(list) }
    guard let object = parameters.object, !parameters.isFunction, !object.keys.contains(where: \.isFunctionName) else {
      return nil
    }
    return Dictionary(object.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The values in a list of keys and values, as stack sets have them.
  static func byKey(_ list: [JSONValue]) -> [String: JSONValue]? {
    var values: [String: JSONValue] = [:]
    for element in list {
      guard let name = element["ParameterKey"]?.string, let value = element["ParameterValue"] else { return nil }
      values[name] = value
    }
    return values
  }

  /// The template, with what is known of its parameters.
  var contents: TemplateContents {
    let (given, outer) = (literals, parent.deployment)
    let deployment = TemplateDeployment(
      stack: nil, account: kind == .stackSet ? nil : outer.account, boundaries: outer.boundaries, parameters: given,
      isAnybodys: outer.isAnybodys)
    return TemplateContents(narrowed, byteCount: nil, deployment: deployment)
  }

  /// The values that are written out, or that the stack around was given itself.
  private var literals: [String: String] {
    values.compactMapValues { value in
      if let text = Scalar.text(of: value), PartialText(value).literal != nil || value.string == nil { return text }
      if let list = value.array {
        let texts = list.map { PartialText($0).literal }
        return texts.contains(nil) ? nil : texts.compactMap(\.self).joined(separator: ",")
      }
      var text = ""
      for part in PartialText(value).parts {
        switch part {
        case .literal(let literal): text += literal
        case .unknown(let inner):
          guard let name = inner.argument(of: .ref)?.string, let given = parent.deployment.parameters[name] else {
            return nil
          }
          text += given
        }
      }
      return text
    }
  }

  /// What a parameter may be, which holds of one that it's handed on to.
  private static let limits = ["AllowedValues", "MinValue", "MaxValue"]

  /// The template with the limits of the parameters around where a parameter is handed on.
  private var narrowed: JSONValue {
    guard case .object(var template) = json, var parameters = template["Parameters"]?.object else { return json }
    let outer = parent.section("Parameters")
    for (name, value) in values {
      guard case .object(var declaration)? = parameters[name], let source = value.argument(of: .ref)?.string,
        let limits = outer[source]
      else { continue }
      for limit in Self.limits where declaration[limit] == nil { declaration[limit] = limits[limit] }
      declaration["Default"] = limits["Default"]
      parameters[name] = .object(declaration)
    }
    template["Parameters"] = .object(parameters)
    return .object(template)
  }
}
