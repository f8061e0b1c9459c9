public import StrataLanguage

/// Work that is done on all resources of some types in all stacks, when everything else is declared.
///
/// ```swift
/// let encrypted = Aspect("encrypted-queues", of: "AWS::SQS::Queue") { queue in
///   queue.setDefault("SqsManagedSseEnabled", to: true)
/// }
/// ```
///
/// Aspects are applied in their order, and those of one order in that of their list; each to the resources in the order in
/// which they were declared. What an aspect declares gets all aspects as well.
public struct Aspect: Sendable {
  /// The name, by which findings name it.
  public let name: String
  /// The types of the resources that it's applied to; every type where none is named.
  public let types: [String]
  /// The place among all aspects: those of a smaller number come first.
  public let order: Int
  let apply: @Sendable (Resource) -> Void

  /// Makes an aspect.
  ///
  /// - Parameters:
  ///   - name: The name, by which findings name it.
  ///   - types: The types of the resources that it's applied to, such as `AWS::SQS::Queue`; every type where none is named.
  ///   - order: The place among all aspects: those of a smaller number come first; 0 unless given.
  ///   - apply: The work, which is done once for each resource.
  public init(_ name: String, of types: String..., order: Int = 0, apply: @escaping @Sendable (Resource) -> Void) {
    (self.name, self.types, self.order, self.apply) = (name, types, order, apply)
  }

  /// A property's value where a resource is declared without one.
  ///
  /// - Parameters:
  ///   - property: The property's name in the template.
  ///   - value: Its value.
  ///   - type: The type of the resources.
  ///   - order: The place among all aspects; 0 unless given.
  /// - Returns: The aspect, with the type and the property for its name.
  public static func `default`(
    _ property: String, to value: AnyValue, of type: String, order: Int = 0
  ) -> Aspect {
    Aspect("\(type).\(property)", of: type, order: order) { $0.setDefault(property, to: value) }
  }

  func concerns(_ resource: Resource) -> Bool { types.isEmpty || types.contains(resource.type) }
}

extension Resource {
  /// Whether a property was given a value, by its name in the template.
  public func hasProperty(_ property: String) -> Bool {
    properties[property] != nil || rawProperties[property] != nil
  }

  /// Sets a property that the resource was declared without.
  ///
  /// - Parameters:
  ///   - property: The property's name in the template.
  ///   - value: Its value.
  public func setDefault(_ property: String, to value: AnyValue) {
    if !hasProperty(property) { set(property, to: value) }
  }
}
