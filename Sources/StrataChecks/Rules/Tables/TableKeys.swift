import StrataJSON
import StrataTemplate

/// The keys of a table and of its indexes.
struct TableKeys {
  /// An element of a key.
  typealias Element = (name: String, place: PlacedValue)

  /// The key of a table or an index.
  struct Schema {
    /// The kind: `KeySchema` for the table's, or the property that the index is in.
    let kind: String
    let elements: [PlacedValue]
    let pointer: JSONPointer
  }

  /// The elements of all keys, as far as they're known.
  private(set) var elements: [Element] = []
  private(set) var schemas: [Schema] = []
  /// Whether there is no key but these.
  private(set) var isKnown = true

  init(_ table: TemplateResource) {
    add(table.all("KeySchema"), "KeySchema")
    for kind in ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"] {
      for index in table.each(kind) {
        guard let object = index.value.object, !object.keys.contains(where: \.isFunctionName), !index.value.isFunction
        else {
          isKnown = false
          continue
        }
        add(index.all("KeySchema"), kind)
      }
    }
  }

  private mutating func add(_ keys: [PlacedValue], _ kind: String) {
    for key in keys {
      let found = key.elements
      for element in found {
        if let name = element["AttributeName"]?.text {
          elements.append((name, element))
        } else {
          isKnown = false
        }
      }
      schemas.append(Schema(kind: kind, elements: found, pointer: key.pointer))
    }
  }
}
