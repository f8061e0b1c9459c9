/// A resource with its charges.
struct ChargedResource: Sendable {
  let place: ResourcePlace
  /// The number of it: one, or perhaps none where a condition isn't known.
  let presence: Bounds
  /// The charges; the reason instead where the template doesn't tell what they are.
  let charges: Result<[Charge], Undecided>

  init(_ place: ResourcePlace, presence: Bounds, _ cost: TypeCost, _ resource: CostedResource) {
    (self.place, self.presence) = (place, presence)
    charges = Result { () throws(Undecided) in try cost.charges(resource) }
  }

  /// Something that is there once.
  init(_ place: ResourcePlace, charges: [Charge]) {
    (self.place, presence, self.charges) = (place, .one, .success(charges))
  }

  /// Whether it surely costs nothing.
  var isFree: Bool { if case .success(let charges) = charges { charges.isEmpty } else { false } }

  /// The quantities that usage can state of it, each once, in the order of the charges.
  var usage: [UsageQuantity] {
    guard case .success(let charges) = charges else { return [] }
    var seen: Set<UsageQuantity> = []
    return charges.flatMap(\.usage).filter { seen.insert($0).inserted }
  }

  /// The bounds that the template puts on a quantity; nil where it puts none.
  func bounds(of quantity: UsageQuantity) -> Bounds? {
    guard case .success(let charges) = charges else { return nil }
    for charge in charges where charge.usage == [quantity] {
      if case .success(let bounds)? = charge.count { return bounds }
    }
    return nil
  }
}
