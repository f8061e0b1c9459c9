import StrataJSON
import StrataTemplate

/// What resources of one type cost.
struct TypeCost: Sendable {
  /// The type, such as `AWS::EC2::NatGateway`.
  let type: String
  /// The charges of a resource; none for one that costs nothing as it's declared.
  let charges: @Sendable (CostedResource) throws(Undecided) -> [Charge]

  init(_ type: String, _ charges: @escaping @Sendable (CostedResource) throws(Undecided) -> [Charge]) {
    (self.type, self.charges) = ("AWS::\(type)", charges)
  }

  /// The types that have a price, by name.
  static let byType: [String: TypeCost] = Dictionary(uniqueKeysWithValues: all.map { ($0.type, $0) })

  private static let all: [TypeCost] =
    network + balancers + instances + containers + functions + databases + storage + messaging + apis + observability
    + security + delivery
}

/// A resource whose cost is asked for.
struct CostedResource: Sendable {
  let resource: TemplateResource
  let stack: StackReading
  /// The resource's properties.
  let properties: ValueReading

  init(_ resource: TemplateResource, in stack: StackReading) {
    (self.resource, self.stack) = (resource, stack)
    properties = stack.properties(of: resource)
  }

  /// The number of something below the properties.
  func number(_ path: String, default fallback: Int? = nil) throws(Undecided) -> Bounds {
    try properties.number(path, default: fallback.map { FixedDecimal($0) })
  }

  /// A text below the properties.
  func text(_ path: String, default fallback: String? = nil) throws(Undecided) -> String {
    try properties.text(path, default: fallback)
  }

  /// Whether something below the properties is true.
  func flag(_ path: String, default fallback: Bool = false) throws(Undecided) -> Bool {
    try properties.flag(path, default: fallback)
  }

  /// The number of elements of a list below the properties.
  func count(_ path: String) throws(Undecided) -> Bounds { try properties.count(path) }

  /// Whether something is there below the properties.
  func has(_ path: String) throws(Undecided) -> Bool {
    switch properties.has(path) {
    case .always: return true
    case .never: return false
    case .sometimes: throw Undecided("\(path) is there under a condition that isn't known")
    }
  }

  /// The resource of the same template that a property refers to.
  ///
  /// - Parameters:
  ///   - path: The property.
  ///   - type: The type that it must have, without `AWS::`.
  /// - Returns: The resource.
  /// - Throws: That it's somewhere else, or not known.
  func target(_ path: String, _ type: String) throws(Undecided) -> CostedResource {
    let choices = properties.choices(path)
    guard choices.count == 1, let choice = choices[0] else { throw Undecided("\(path) isn't known before deployment") }
    guard let target = stack.contents.target(of: choice.value), target.type == "AWS::\(type)" else {
      throw Undecided("\(path) is of another template")
    }
    return CostedResource(target, in: stack)
  }

  /// The resources of a type that refer to this one by a property, or have its name there.
  ///
  /// - Parameters:
  ///   - type: The type, without `AWS::`.
  ///   - property: The property.
  ///   - name: The property by which this resource is named.
  /// - Returns: The resources, in the order of the template.
  func resources(_ type: String, referringBy property: String, orTo name: String) -> [CostedResource] {
    let own = resource[name]?.string
    return stack.contents.resources(of: "AWS::\(type)").filter { other in
      guard let value = other[property] else { return false }
      let parts = PartialText(value).parts
      return parts.contains { part in
        switch part {
        case .unknown(let value): value.referenceTarget?.name == resource.logicalID
        case .literal(let text):
          own.map { text.split(whereSeparator: { "/:".contains($0) }).contains(Substring($0)) } ?? false
        }
      }
    }.map { CostedResource($0, in: stack) }
  }
}
