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
    package let resource: ReportedPlace
    /// What has the price, such as `NAT gateway`.
    package let dimension: String
    /// Whether the template fixes the quantity, bounds it, or usage decides.
    package let kind: String
    /// The price of a unit; empty where there is none.
    package let price: String
    /// The amounts, in the order of the totals; none where there's no price, or no quantity.
    package let amounts: [String]
    /// Why there are no amounts; empty where there are.
    package let note: String

    package init(
      resource: ReportedPlace, dimension: String, kind: String, price: String, amounts: [String], note: String
    ) {
      (self.resource, self.dimension, self.kind) = (resource, dimension, kind)
      (self.price, self.amounts, self.note) = (price, amounts, note)
    }
  }

  /// The environment; another word where it's what environments share, or there are none.
  package let name: String
  /// The sums, in order.
  package let totals: [Total]
  /// What they're made of.
  package let lines: [Line]
  /// The resources of types that no price is known of.
  package let notPriced: [ReportedPlace]
  /// What is to be known beside, each in a sentence.
  package let notes: [String]

  package init(name: String, totals: [Total], lines: [Line], notPriced: [ReportedPlace], notes: [String]) {
    (self.name, self.totals, self.lines) = (name, totals, lines)
    (self.notPriced, self.notes) = (notPriced, notes)
  }
}
