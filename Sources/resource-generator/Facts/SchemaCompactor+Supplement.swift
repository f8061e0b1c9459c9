import StrataJSON
import StrataResourceModel

extension SchemaCompactor {
  /// The supplements, as one node.
  func supplement(to lookup: FactsLookup) throws(GeneratorError) -> JSONValue? {
    var tree = SupplementTree()
    for supplement in type.supplements {
      let path = supplement.path.joined(separator: "/")
      if lookup.node(at: path) == nil {
        throw GeneratorError(
          file: supplement.file, "is said to hold at \(path) of \(type.name), where there is nothing")
      }
      let compactor = SchemaCompactor(type, supplement)
      tree.add(try compactor.node(.object(supplement.schema), at: ""), at: supplement.path[...])
    }
    return type.supplements.isEmpty ? nil : .object(tree.node)
  }
}
