import StrataJSON
import StrataTemplate
import StrataText

extension TypeCost {
  static let observability = [
    TypeCost("CloudWatch::Alarm") { alarm throws(Undecided) in
      let isQuick = try alarm.isQuick
      return [.monthly(isQuick ? .quickAlarm : .alarm, times: try alarm.metricCount)]
    },
    TypeCost("CloudWatch::CompositeAlarm") { _ in [.monthly(.compositeAlarm)] },
    TypeCost("CloudWatch::Dashboard") { _ in [.monthly(.dashboard)] },
    TypeCost("Logs::LogGroup") { group throws(Undecided) in
      let isRare = try group.text("LogGroupClass", default: "STANDARD") == "INFREQUENT_ACCESS"
      return [.used(isRare ? .infrequentLogData : .logData, .data), .used(.logStorage, .storage)]
    },
    TypeCost("Logs::MetricFilter") { filter throws(Undecided) in
      // A metric costs for the hours in which it has values.
      [.monthly(.metrics, times: try filter.count("MetricTransformations").orNothing, stated: .metrics)]
    },
    TypeCost("CloudTrail::Trail") { trail throws(Undecided) in
      var charges: [Charge] =
        try trail.hasDataEvents ? [.used(.dataEvents, UsageQuantity("data events", .count("events")))] : []
      if try trail.count("InsightSelectors").most > .zero {
        charges.append(.used(.insightEvents, UsageQuantity("insight events", .count("events"))))
      }
      return charges
    },
    TypeCost("Config::ConfigurationRecorder") { _ in
      [.used(.configurationItems, UsageQuantity("items", .count("items")))]
    },
    TypeCost("Config::ConfigRule") { _ in
      [.used(.ruleEvaluations, UsageQuantity("evaluations", .count("evaluations")))]
    },
  ]
}

extension CostedResource {
  /// The metrics that an alarm looks at, each of which costs as an alarm.
  fileprivate var metricCount: Bounds {
    get throws(Undecided) {
      if try has("MetricName") { return .one }
      var count = Bounds(0)
      for (query, presence) in try properties.elements("Metrics") {
        let expression = query.has("Expression") == .never ? "" : try query.text("Expression")
        let words = expression.uppercased()
        if words.contains(bytesOf: "SEARCH(") || words.hasPrefix("SELECT ") {
          throw Undecided("the number of metrics of a search isn't known before deployment")
        }
        // A band of what is usual is two more.
        let metrics = query.has("MetricStat") == .never ? 0 : 1
        let bands = words.contains(bytesOf: "ANOMALY_DETECTION_BAND") ? 2 : 0
        guard let more = presence.times(Bounds(metrics + bands)), let sum = count.plus(more) else {
          throw Undecided("there are more metrics than can be counted")
        }
        count = sum
      }
      return count
    }
  }

  /// Whether an alarm looks more often than each minute.
  fileprivate var isQuick: Bool {
    get throws(Undecided) {
      let minute = FixedDecimal(60)
      var periods = [try properties.number("Period", default: minute)]
      for (query, _) in try properties.elements("Metrics") where query.has("MetricStat") != .never {
        periods.append(try query.number("MetricStat/Period", default: minute))
      }
      if periods.allSatisfy({ $0.least >= minute }) { return false }
      if periods.contains(where: { $0.most < minute }) { return true }
      throw Undecided("Period isn't known before deployment")
    }
  }

  /// Whether a trail records what is done with data.
  fileprivate var hasDataEvents: Bool {
    get throws(Undecided) {
      for (selector, _) in try properties.elements("EventSelectors")
      where try selector.count("DataResources").most > .zero { return true }
      for (selector, _) in try properties.elements("AdvancedEventSelectors") {
        for (field, _) in try selector.elements("FieldSelectors") where try field.text("Field") == "eventCategory" {
          for (value, _) in try field.elements("Equals") where try value.text("") != "Management" { return true }
        }
      }
      return false
    }
  }
}
