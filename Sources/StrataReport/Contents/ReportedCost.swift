/// What an environment costs in a month.
package struct ReportedCost: Sendable {
  /// One of the sums.
  package struct Total: Sendable {
    /// What it's the sum of, such as `idle`.
    package let title: String
    /// The amount with its currency, such as `132.80 $`.
    package let amount: String
    /// What isn't in it, or what has no bound; empty where nothing has to be said.
    package let note: String

    package init(title: String, amount: String, note: String = "") {
      (self.title, self.amount, self.note) = (title, amount, note)
    }
  }

  /// What a resource costs in one dimension.
  package struct Line: Sendable {
    package let resource: ResourcePlace?
    /// The dimension, such as `NatGateway-Hours`.
    package let dimension: String
    /// The quantity with its unit, such as `730 h`.
    package let quantity: String
    /// The price of a unit.
    package let price: String
    /// The amount in a month.
    package let amount: String
    /// Whether the template fixes it, bounds it, or usage decides.
    package let kind: String

    package init(
      resource: ResourcePlace?, dimension: String, quantity: String, price: String, amount: String, kind: String
    ) {
      (self.resource, self.dimension, self.quantity) = (resource, dimension, quantity)
      (self.price, self.amount, self.kind) = (price, amount, kind)
    }
  }

  /// The environment, or the stack where there are none.
  package let name: String
  /// The sums, in order.
  package let totals: [Total]
  /// What they're made of.
  package let lines: [Line]
  /// What has no price here, each for people.
  package let notPriced: [String]
  /// The region and age of the prices, and what else is to be known, each in a sentence.
  package let notes: [String]

  package init(name: String, totals: [Total], lines: [Line], notPriced: [String], notes: [String]) {
    (self.name, self.totals, self.lines) = (name, totals, lines)
    (self.notPriced, self.notes) = (notPriced, notes)
  }
}
