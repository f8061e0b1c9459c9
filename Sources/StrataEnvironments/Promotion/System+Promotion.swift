extension System {
  /// The way that releases take; nil where there is none.
  ///
  /// - Throws: ``ProfileError`` with what is wrong with it.
  package func checkedPromotion() throws(ProfileError) -> Promotion? {
    let mistakes = promotion?.mistakes(of: name, among: environments) ?? []
    if !mistakes.isEmpty { throw ProfileError(mistakes) }
    return promotion
  }
}
