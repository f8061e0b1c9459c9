import StrataResourceModel

/// Something that a template declares and other parts of it refer to.
struct Declared {
  enum Kind {
    /// A parameter, with the type of its value.
    case parameter(SwiftType)
    /// A resource, with its type as Swift has it; nil where it's declared by name.
    case resource(ResourceModel?)
    /// A resource that a construct makes, with what names it and its own type; the constant is the construct.
    case made(by: Lift, Lift.Made, ResourceModel?)
    case condition, mapping
  }

  let name: String
  let kind: Kind
  /// The part of the sources in which it's declared; see ``StackParts``.
  let part: Int

  /// The type of the constant.
  var type: String {
    switch kind {
    case .parameter(let type): type.text()
    case .resource(let model?): "\(model.service).\(model.name)"
    case .resource(nil): "Resource"
    case .made(let lift, _, _): lift.construct
    case .condition: "Condition"
    case .mapping: "Mapping"
    }
  }

  /// The construct's member that may be the resource; nil where there's none, or one that is it for certain.
  var optionalMember: String? {
    if case .made(_, let made, _) = kind { made.optionalMember } else { nil }
  }

  /// What follows the constant's name where the resource itself is wanted; nil where nothing gives it.
  var resourceMember: String? {
    switch kind {
    case .resource(let model): model == nil ? "" : ".resource"
    case .made(_, let made, _): made.member.map { "." + $0 }
    case .parameter, .condition, .mapping: nil
    }
  }
}
