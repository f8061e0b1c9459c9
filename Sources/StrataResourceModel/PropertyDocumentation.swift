package import StrataJSON

/// What has a property: the resource itself, a definition of its schema, or an object that has no name of its own.
package enum PropertyOwner: Equatable {
  case resource
  case definition(String)
  case inline
}

/// What tells of a type's parameters, behind the names of their properties.
package protocol PropertyDocumentation {
  /// What is told of a property, such as `, in seconds; 0 to 900`; nothing where nothing is known.
  func text(for name: String, _ node: JSONObject, of object: JSONObject, owner: PropertyOwner) -> String
}
