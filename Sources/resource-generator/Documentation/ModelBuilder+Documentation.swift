import StrataResourceModel

extension ModelBuilder {
  /// Takes the facts of a type, of whose properties the documentation will tell.
  ///
  /// - Parameters:
  ///   - facts: The facts.
  ///   - identifiers: The properties that name resources; none unless given.
  convenience init(documenting facts: TypeFacts, identifiers: IdentifierIndex = IdentifierIndex([])) {
    self.init(facts, documentation: PropertyDescription(facts, identifiers))
  }
}
