/// The use of each keyword of a schema.
enum Keywords {
  static let types = [
    "string": "s", "integer": "i", "number": "n", "boolean": "b", "array": "a", "object": "o", "null": "z",
  ]

  /// Keywords that say something of values.
  static let node: Set<String> = [
    "$ref", "type", "properties", "patternProperties", "required", "additionalProperties", "items", "not", "if", "then",
    "else", "anyOf", "oneOf", "allOf", "prefixItems", "dependencies", "uniqueItems", "insertionOrder",
    "enumCaseInsensitive", "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum", "const", "pattern", "format",
    "requiredXor", "requiredOr", "dependentRequired", "dependentExcluded", "uniqueKeys", "contains", "propertyNames",
  ]

  /// Keywords that say nothing of values.
  static let ignored: Set<String> = [
    "description", "default", "title", "examples", "$comment", "$id", "relationshipRef", "arrayType", "maxUniqueItems",
    "additionalItems", "taggable", "definitions", "type", "insertionOrder",
  ]

  /// Keywords of a type as a whole; those of a node may stand there, too.
  static let root = node.union(ignored).union([
    "typeName", "sourceUrl", "documentationUrl", "handlers", "tagging", "primaryIdentifier", "additionalIdentifiers",
    "readOnlyProperties", "createOnlyProperties", "conditionalCreateOnlyProperties", "writeOnlyProperties",
    "deprecatedProperties", "nonPublicProperties", "nonPublicDefinitions", "propertyTransform", "lifecycle",
    "replacementStrategy", "$schema", "resourceLink", "typeConfiguration",
  ])

  static let renamed = [
    "multipleOf": "mo", "enum": "e", "const": "c", "pattern": "pt", "format": "f", "requiredXor": "xor",
    "requiredOr": "or", "dependentRequired": "dr", "dependentExcluded": "de", "uniqueKeys": "uk",
  ]

  static let ranges = [
    ("li", "minItems", "maxItems"), ("ls", "minLength", "maxLength"), ("lp", "minProperties", "maxProperties"),
    ("g", "minimum", "maximum"), ("gx", "exclusiveMinimum", "exclusiveMaximum"),
  ]

  static let pathLists = [
    ("ro", "readOnlyProperties"), ("co", "createOnlyProperties"), ("cc", "conditionalCreateOnlyProperties"),
    ("wo", "writeOnlyProperties"), ("dp", "deprecatedProperties"), ("id", "primaryIdentifier"),
  ]
}
