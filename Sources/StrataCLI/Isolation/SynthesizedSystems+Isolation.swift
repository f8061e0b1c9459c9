import StrataEnvironments
import StrataLanguage

extension SynthesizedSystems {
  /// The systems that have two environments or more.
  ///
  /// - Parameter isNamed: Whether they were asked for by name, so that none is left out.
  /// - Returns: The systems, one at least.
  /// - Throws: ``CommandError`` where one that was asked for, or each, has less.
  func membersApart(named isNamed: Bool) throws(CommandError) -> [SystemAssembly] {
    let apart = members.filter { $0.prepared.chosen.count > 1 }
    if let alone = members.first(where: { $0.prepared.chosen.count < 2 }), isNamed || apart.isEmpty {
      let count = alone.prepared.chosen.count
      throw CommandError(
        "\(alone.prepared.app.name) has \(count == 0 ? "no environments" : "one environment, \(alone.prepared.chosen[0].environment)"), "
          + "and it takes two to be apart")
    }
    return apart
  }
}
