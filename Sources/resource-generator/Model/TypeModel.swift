/// A resource type as Swift will have it.
struct ResourceModel {
  let typeName: String
  let service: String
  let name: String
  let isInUSEast1: Bool
  let properties: [PropertyModel]
  let nested: [NestedModel]
  let attributes: [AttributeModel]
  /// The way in which the type takes tags, as Swift.
  let tagging: String
  /// Whether the initializer takes tags, which then aren't among the properties.
  let takesTags: Bool
}

/// A property, and the parameter that sets it.
struct PropertyModel {
  let name: String
  /// The name at the call site and in the initializer, which differ where the initializer has a name of its own like it.
  let label: String
  let localName: String
  let type: String
  let isRequired: Bool
  /// What the documentation tells beside its name: the kind of value, limits, and what a change does.
  let facts: String
}

/// A type inside a resource's.
struct NestedModel {
  enum Kind {
    case structure([PropertyModel])
    case enumeration([(name: String, value: String)])
    case union([UnionCase])
  }

  let name: String
  /// The name it has in the schema.
  let origin: String
  let kind: Kind
}

/// One of the forms that a value can have, with the type of that form.
struct UnionCase {
  /// The name of the factory.
  let label: String
  let form: ValueForm
  let type: String
}

struct AttributeModel {
  let name: String
  let member: String
  let type: String
}
