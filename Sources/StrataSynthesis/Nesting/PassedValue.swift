import StrataFacts
import StrataJSON
import StrataLanguage
import StrataTemplate

/// A value as a template reads it, on its way from the template that has it to another.
struct PassedValue {
  /// The form that it has where it's read.
  enum Form {
    /// One value, as it is.
    case single
    /// A list.
    case list
    /// A list that is one text, with separators in it.
    case joinedList
  }

  /// The name that outputs and parameters are called after, such as `JobsArn`.
  var name: String
  /// The name among the exports of the stack, such as `Jobs:Arn`.
  var exportName: String
  /// The function that reads it.
  var json: JSONValue
  var form: Form
  /// The type of a parameter that takes it.
  let type: String
  /// Whether it's a parameter's that nobody is to see.
  let isHidden: Bool
  /// The condition under which there is such a value.
  var condition: String?
  /// The resource that it's read of.
  var resource: Int?
  let path: ConstructPath
  let site: DeclarationSite

  /// The value as it is used.
  var whole: JSONValue {
    guard case .joinedList = form else { return json }
    return ["Fn::Split": [.string(Export.listSeparator), json]]
  }

  /// The value as text, as outputs and the parameters of nested stacks are.
  func text(separator: String) -> JSONValue {
    switch form {
    case .single: json
    case .joinedList where separator == Export.listSeparator: json
    case .list, .joinedList: ["Fn::Join": [.string(separator), whole]]
    }
  }

  /// The name by which `Fn::Sub` knows it, if it does.
  var substitutionName: String? {
    guard case .single = form else { return nil }
    if let id = json["Ref"]?.string { return id }
    return json["Fn::GetAtt"]?.array?.compactMap(\.string).joined(separator: ".")
  }
}

extension StackSynthesis {
  /// A value that this stack's template has.
  func value(of reference: TemplateNode.Reference) -> PassedValue {
    let anchor = reference.anchor
    let id = logicalID(of: anchor)
    let resource = anchor.kind == .resource ? state.resources[anchor.index] : nil
    let parameter = anchor.kind == .parameter ? state.parameters[anchor.index] : nil
    let naming = ExportNaming(stack: state.name, logicalID: id, attribute: reference.attribute)
    return PassedValue(
      name: naming.value, exportName: naming.place,
      json: TemplateRenderer.json(of: reference, id: id), form: reference.isList ? .list : .single,
      type: Self.parameterType(of: reference, resource?.type, parameter?.type),
      isHidden: parameter?.isHidden == true, condition: resource?.condition.map { logicalID(of: $0.anchor) },
      resource: resource.map { _ in anchor.index }, path: anchor.path,
      site: resource?.site ?? parameter?.site ?? state.site)
  }

  /// The type of a parameter that takes a value: a number or a list where it's known to be one, else text.
  private static func parameterType(
    of reference: TemplateNode.Reference, _ resourceType: String?, _ parameterType: String?
  ) -> String {
    let isNumber: Bool
    if let parameterType {
      isNumber = parameterType == "Number" || parameterType == "List<Number>"
    } else {
      let facts = resourceType.flatMap { ResourceFacts.of($0) }
      let kind = facts?.attributes.first { $0.name == reference.attribute }?.kind ?? []
      isNumber = !kind.isEmpty && kind.isSubset(of: [.integer, .number])
    }
    if reference.isList { return isNumber ? "List<Number>" : "CommaDelimitedList" }
    return isNumber ? "Number" : "String"
  }
}

extension PassedValue {
  /// The value as another template of the same stack reads it: out of nested ones by outputs, into them by parameters.
  ///
  /// - Parameters:
  ///   - producer: The template that has the value.
  ///   - user: The template that needs it; one of a stack that is deployed with the other.
  /// - Returns: The value as that one reads it.
  func passing(from producer: StackSynthesis, to user: StackSynthesis) -> PassedValue {
    var value = self
    var place = producer
    while !user.isInside(place), let outer = place.outer {
      value = outer.value(value, ofOutputIn: place, to: user)
      place = outer
    }
    for inner in user.path(from: place) { value = inner.parameter(for: value) }
    return value
  }
}

extension StackSynthesis {
  /// The stack that has this one's template.
  var outer: StackSynthesis? { state.nesting.map { synthesis.stacks[$0.node.stack.index] } }

  /// Whether something else than a stack of the app deploys this one, such as a stack set.
  var isApart: Bool { state.deployed !== state.outermost }

  /// Whether this is a stack, or nested in it.
  func isInside(_ other: StackSynthesis) -> Bool {
    self === other || outer?.isInside(other) == true
  }

  /// The stacks from one within another down to this one, which is the last.
  fileprivate func path(from other: StackSynthesis) -> [StackSynthesis] {
    guard self !== other, let outer else { return [] }
    return outer.path(from: other) + [self]
  }

  /// The value that this template reads of an output of a nested one.
  fileprivate func value(
    _ value: PassedValue, ofOutputIn inner: StackSynthesis, to user: StackSynthesis
  ) -> PassedValue {
    let output = inner.export(value, to: user, isImported: false).outputID
    guard let resource = inner.state.nesting?.node.resource else { return value }
    let id = logicalID(of: resource.anchor)
    var value = value
    value.name = id + value.name
    value.exportName = "\(id):Outputs:\(output)"
    value.json = ["Fn::GetAtt": [.string(id), .string("Outputs.\(output)")]]
    if case .list = value.form { value.form = .joinedList }
    value.condition = resource.condition.map { logicalID(of: $0.anchor) }
    value.resource = resource.anchor.index
    return value
  }

  /// The value that this template reads of a parameter of its own, to which the stack around gives it.
  fileprivate func parameter(for value: PassedValue) -> PassedValue {
    let id = "Import\(value.name)"
    imports.add(
      Import(
        parameterID: id, type: value.type, isHidden: value.isHidden, argument: value.text(separator: ","),
        resource: value.resource, path: value.path, site: value.site))
    var inner = value
    // One that comes from further out has another name than what the stack around has itself.
    inner.name = "Outer\(value.name)"
    inner.exportName = id
    inner.json = ["Ref": .string(id)]
    if case .joinedList = value.form { inner.form = .list }
    inner.condition = nil
    inner.resource = nil
    return inner
  }
}
