/// A resource type as Swift will have it.
package struct ResourceModel: Sendable {
  package let typeName: String
  package let service: String
  package let name: String
  package let isInUSEast1: Bool
  package let properties: [PropertyModel]
  package let nested: [NestedModel]
  package let attributes: [AttributeModel]
  /// The way in which the type takes tags, as Swift.
  package let tagging: String
  /// Whether the initializer takes tags, which then aren't among the properties.
  package let takesTags: Bool
}

/// A property, and the parameter that sets it.
package struct PropertyModel: Sendable {
  package let name: String
  /// The name at the call site and in the initializer, which differ where the initializer has a name of its own like it.
  package let label: String
  package let localName: String
  package let type: String
  package let isRequired: Bool
  /// What the documentation tells beside its name: the kind of value, limits, and what a change does.
  package let facts: String
}

/// A type inside a resource's.
package struct NestedModel: Sendable {
  package enum Kind: Sendable {
    case structure([PropertyModel])
    case enumeration([(name: String, value: String)])
    case union([UnionCase])
  }

  package let name: String
  /// The name it has in the schema.
  package let origin: String
  package let kind: Kind
}

/// One of the forms that a value can have, with the type of that form.
package struct UnionCase: Sendable {
  /// The name of the factory.
  package let label: String
  package let form: ValueForm
  package let type: String
}

package struct AttributeModel: Sendable {
  package let name: String
  package let member: String
  package let type: String
}
