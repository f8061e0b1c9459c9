extension ResultShape {
  private static let words = ResultShape.list(.text)

  /// A sum, in US dollars with all their digits.
  private static let totals: ResultShape = [
    "idle": .text, "stated": .text, "ceiling": .text, "isIdleWhole": .boolean, "isWhole": .boolean,
    "isCeilingBound": .boolean, "unbounded": words, "notPriced": .integer, "notDecided": .integer,
  ]

  private static let place: ResultShape = [
    "path": .text, "logicalId": .text, "type": .text, "region": .text, "stack?": .text, "environment?": .text,
  ]

  private static let amounts: ResultShape = ["idle": .text, "stated": .text, "ceiling": .text]

  private static let line = place.with([
    "dimension": .text, "kind": .text, "usage?": words, "isStated?": .boolean, "unit?": .text, "quantity?": amounts,
    "dollars?": amounts,
    "price?": [
      "region": .text, "service": .text, "usageType": .text, "unit": .text,
      "tiers": .list(["from": .text, "dollars": .text]), "source": .text, "date": .text, "operation?": .text,
      "place?": .text,
    ],
    "notPriced?": .text, "notDecided?": .text,
  ])

  static let cost: ResultShape = .either([
    .joining(["systems": .list(costOfSystem)], diagnostics), synthesis,
  ])

  private static let costOfSystem: ResultShape = [
    "name": .text, "prices": anyObject,
    // What isn't in AWS has no totals.
    "environments": .list(["name": ResultShape.text.orNull, "totals?": totals, "isLocal?": .boolean]),
    "currency": .text, "hoursPerMonth": .text, "freeTier": .boolean, "totals": totals, "lines": .list(line),
    "unknown": .list(place), "free": .list(place.with(["page?": .text])), "frame": words,
  ]

  /// What a change costs.
  static let comparedCost: ResultShape = [
    "currency": .text, "prices": anyObject, "before": totals, "after": totals,
    "environments": .list(["name": ResultShape.text.orNull, "before": totals, "after": totals]),
    "changes": .list(["before": line.orNull, "after": line.orNull]),
  ]
}
