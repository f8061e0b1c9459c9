import StrataFindings
import StrataJSON
import StrataTemplate

/// A key is a hash and then, maybe, a range.
struct KeySchemaRule: TemplateRule {
  let about = RuleDescription(
    "key-schema", .error, reason: "DynamoDB refuses a key that isn't a hash followed by a range",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_KeySchemaElement.html",
    good: TableSamples.table(attributes: ["id", "at"]),
    bad: TableSamples.table(attributes: ["id", "at"], keys: [("at", "RANGE"), ("id", "HASH")]))

  func check(_ template: TemplateContents) -> [Finding] {
    ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"].flatMap { template.resources(of: $0) }.flatMap { table in
      let keys = TableKeys(table)
      let own = keys.schemas.first { $0.kind == "KeySchema" }?.elements.first
      return keys.schemas.flatMap { check($0, own) }
    }
  }

  private func check(_ schema: TableKeys.Schema, _ own: PlacedValue?) -> [Finding] {
    let types = schema.elements.map { $0["KeyType"]?.text }
    if types.isEmpty || types.contains(nil) || isConditional(schema) { return [] }
    let known = types.compactMap(\.self)
    // The index of a whole table may have several of both.
    let isGlobal = schema.kind == "GlobalSecondaryIndexes"
    let hashes = known.prefix { $0 == "HASH" }.count
    let isInOrder = hashes > 0 && known.dropFirst(hashes).allSatisfy { $0 == "RANGE" }
    let isShort = isGlobal ? hashes <= 4 && known.count - hashes <= 4 : hashes == 1 && known.count <= 2
    guard isInOrder, isShort else {
      return [
        finding(
          "the key isn't a hash followed by a range", at: schema.pointer,
          expected: isGlobal ? "1 to 4 HASH, then up to 4 RANGE" : "HASH, then RANGE or nothing",
          given: known.joined(separator: ", "))
      ]
    }
    return names(schema) + (schema.kind == "LocalSecondaryIndexes" ? local(schema, own) : [])
  }

  private func isConditional(_ schema: TableKeys.Schema) -> Bool {
    schema.elements.contains { $0.pointer.tokens.contains(IntrinsicFunction.if.name) }
  }

  private func names(_ schema: TableKeys.Schema) -> [Finding] {
    var seen: Set<String> = []
    return schema.elements.compactMap { element in
      guard let name = element["AttributeName"]?.text, !seen.insert(name).inserted else { return nil }
      return finding(
        "the key has the attribute \(Wording.quoted(name)) twice", at: element.pointer,
        expected: "different attributes",
        given: name)
    }
  }

  /// An index within each of the table's hashes has the same hash, and a range.
  private func local(_ schema: TableKeys.Schema, _ own: PlacedValue?) -> [Finding] {
    if schema.elements.count == 1 {
      return [
        finding("a local index must have a range", at: schema.pointer, expected: "HASH, then RANGE", given: "HASH")
      ]
    }
    guard let hash = own?["AttributeName"]?.text, let name = schema.elements[0]["AttributeName"]?.text, hash != name
    else { return [] }
    return [
      finding(
        "a local index must have the table's hash", at: schema.elements[0].pointer.appending("AttributeName"),
        expected: hash, given: name, hint: "make it a global index")
    ]
  }
}
