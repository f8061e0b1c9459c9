public import StrataJSON

extension CostEstimate {
  /// The estimate for machines; dollars are texts with all their digits, as numbers of JSON aren't exact.
  ///
  /// - Returns: The JSON, without what is absent.
  public func json() -> JSONValue {
    [
      "currency": "USD",
      "hoursPerMonth": .string(options.hoursPerMonth.description),
      "freeTier": .bool(options.hasFreeTier),
      "totals": totals.json,
      "lines": .array(lines.map(\.json)),
      "unknown": .array(unknown.map(\.json)),
      "free": .array(
        free.map { free in
          var object = free.resource.jsonObject
          object["page"] = free.page.map(JSONValue.string)
          return .object(object)
        }),
      "frame": .array(frame.map(JSONValue.string)),
    ]
  }
}

extension CostTotals {
  /// The totals for machines.
  public var json: JSONValue {
    [
      "idle": .string(idle.description), "stated": .string(stated.description),
      "ceiling": .string(ceiling.description), "isIdleWhole": .bool(isIdleWhole), "isWhole": .bool(isWhole),
      "isCeilingBound": .bool(isCeilingBound),
      "unbounded": .array(unbounded.map(JSONValue.string)), "notPriced": .integer(Int64(notPricedCount + unknownCount)),
      "notDecided": .integer(Int64(undecidedCount)),
    ]
  }
}

extension ResourcePlace {
  var jsonObject: JSONObject {
    var object: JSONObject = [
      "path": .string(path), "logicalId": .string(logicalID), "type": .string(type), "region": .string(region),
    ]
    object["stack"] = stack.map(JSONValue.string)
    object["environment"] = environment.map(JSONValue.string)
    return object
  }

  /// The resource for machines.
  public var json: JSONValue { .object(jsonObject) }
}

extension CostLine {
  /// The line for machines.
  public var json: JSONValue {
    var object = resource.jsonObject
    object["dimension"] = .string(dimension.title)
    object["kind"] = .string(kind.rawValue)
    if !usage.isEmpty {
      object["usage"] = .array(usage.map { .string($0.name) })
      object["isStated"] = .bool(isStated)
    }
    switch outcome {
    case .priced(let price, let quantity, let dollars):
      object["unit"] = .string(dimension.unit)
      object["quantity"] = quantity.json
      object["dollars"] = dollars.json
      object["price"] = price.json
    case .notPriced(let reason): object["notPriced"] = .string(reason)
    case .undecided(let reason): object["notDecided"] = .string(reason)
    }
    return .object(object)
  }
}

extension CostLine.Amounts {
  fileprivate var json: JSONValue {
    [
      "idle": .string(idle.description), "stated": .string(stated.description),
      "ceiling": .string(ceiling.description),
    ]
  }
}

extension Price {
  /// The price for machines.
  public var json: JSONValue {
    var object: JSONObject = [
      "region": .string(region), "service": .string(service), "usageType": .string(usageType), "unit": .string(unit),
      "tiers": .array(
        tiers.map { ["from": .string($0.from.description), "dollars": .string($0.dollars.description)] }),
      "source": .string(source), "date": .string(date),
    ]
    object["operation"] = operation.isEmpty ? .none : .string(operation)
    object["place"] = place.map(JSONValue.string)
    return .object(object)
  }
}
