/// A resource type as Swift will have it.
struct ResourceModel {
  let typeName: String
  let service: String
  let name: String
  let isInUSEast1: Bool
  let properties: [PropertyModel]
  let nested: [NestedModel]
  let attributes: [AttributeModel]
  /// How the type takes tags, as Swift.
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
  /// What is known of its values and of what a change does, for the documentation.
  let facts: String
}

/// A type inside a resource's.
struct NestedModel {
  enum Kind {
    case structure([PropertyModel])
    case enumeration([(name: String, value: String)])
  }

  let name: String
  /// What it's called in the schema.
  let origin: String
  let kind: Kind
}

struct AttributeModel {
  let name: String
  let member: String
  let type: String
}
