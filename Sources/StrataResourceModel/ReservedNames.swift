/// Names that generated code needs for itself.
package enum ReservedNames {
  /// Types of the core and of Swift that generated code mentions, or that would confuse a reader.
  package static let types: Set<String> = [
    "Any", "AnyValue", "Array", "Bool", "BooleanValue", "Condition", "Construct", "Dictionary", "Double", "Error",
    "Int",
    "IntegerValue", "List", "ListValue", "Map", "MapValue", "Never", "Node", "NumberValue", "Optional",
    "PolicyDocument",
    "Properties", "Protocol", "PropertyBuilder", "Resource", "ResourceConstruct", "ResourceType", "Scope", "Self",
    "Set",
    "Stack", "String", "StringEnumeration", "StringValue", "Tagging", "Tags", "Template", "TemplateNode",
    "TemplateValue", "Type", "Void",
  ]

  /// Names that no nested type can have, not even in backticks.
  package static let unusable: Set<String> = ["Any", "Protocol", "Self", "Type"]

  /// The names that a resource's initializer has of its own.
  package static let resourceLocals: Set<String> = ["id", "scope", "file", "line", "properties", "resource", "self"]

  /// The names that a property type's initializer has of its own.
  package static let structureLocals: Set<String> = ["properties", "node", "self"]

  /// Members that every resource has.
  package static let members: Set<String> = [
    "resource", "scope", "path", "ref", "node", "self", "init", "depends", "moved",
  ]

  /// Members that every enumeration has.
  package static let enumerationMembers: Set<String> = [
    "node", "description", "noValue", "value", "if", "literal", "weak", "transform", "importValue", "stackOutput",
    "raw",
    "init", "self", "Type", "Protocol",
  ]

  /// Whether a free-form property of that name holds a policy.
  package static func isPolicy(_ name: String) -> Bool {
    name.hasSuffix("PolicyDocument") || name == "KeyPolicy" || name == "ResourcePolicy" || name == "AccessPolicy"
  }
}
