extension [StringValue] {
  /// The values, each once, in their order.
  package var withoutRepetitions: [StringValue] {
    var kept: [StringValue] = []
    for value in self where !kept.contains(where: { $0.node.isSame(as: value.node) }) { kept.append(value) }
    return kept
  }
}
