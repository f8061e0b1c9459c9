import StrataResourceModel

extension TypeFacts {
  /// The facts of a schema.
  init(_ type: SchemaType) throws(GeneratorError) {
    self.init(name: type.name, json: try SchemaCompactor(type).document())
  }
}
