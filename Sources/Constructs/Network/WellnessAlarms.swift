import StrataText

/// The alarms of what answers requests, be it a service or a group of instances.
package final class WellnessAlarms {
  /// What is watched: how much is used, and what the load balancer measures once all is declared.
  package struct Subject {
    let path: ConstructPath
    let used: [(id: String, metric: Metric, meaning: String)]
    let routed: () -> (serverErrors: Metric?, latency: Metric?, unhealthy: Metric?)
    let members: String

    /// Describes what is watched.
    ///
    /// - Parameters:
    ///   - path: The path that descriptions begin with.
    ///   - used: What is used of it, in percent, with the ids and meanings of the alarms.
    ///   - members: What it's made of, such as `tasks`.
    ///   - routed: What the load balancer measures.
    package init(
      _ path: ConstructPath, used: [(id: String, metric: Metric, meaning: String)], members: String,
      routed: @escaping () -> (serverErrors: Metric?, latency: Metric?, unhealthy: Metric?)
    ) {
      (self.path, self.used, self.members, self.routed) = (path, used, members, routed)
    }
  }

  /// The limits beyond which it isn't well.
  package struct Limits {
    let serverErrors: Int
    let latency: Duration
    let utilization: Double

    package init(serverErrors: Int, latency: Duration, utilization: Double) {
      (self.serverErrors, self.latency, self.utilization) = (serverErrors, latency, utilization)
    }
  }

  /// The alarms declared so far.
  package private(set) var alarms: [Alarm] = []

  /// Declares the alarms.
  package init(_ declaration: Declaration, of subject: Subject, notify actions: [any AlarmAction], _ limits: Limits) {
    let percent = declaration.percent(ofUtilization: limits.utilization)
    limits.check(declaration)
    // Said once here, or each alarm would say it.
    if actions.count > 5 { declaration.reportTooMany(actions) }
    let actions = Array(actions.prefix(5))
    func alarm(
      _ id: String, _ metric: Metric, _ threshold: Alarm.Threshold, for periods: Int, _ meaning: String
    ) -> Alarm {
      Alarm(
        id, in: declaration.scope, when: metric, is: threshold, for: periods, notify: actions,
        description: .literal("\(subject.path): \(meaning)"))
    }
    alarms = subject.used.map { id, metric, meaning in
      alarm(id, metric.over(.minutes(5)), .above(percent), for: 3, meaning)
    }
    // What is routed to it may be declared later.
    declaration.scope.atFinalization { [self] in
      let (errors, latency, unhealthy) = subject.routed()
      alarms += [
        errors.map {
          alarm("ServerErrors", $0.over(.minutes(5)), .above(Double(limits.serverErrors)), for: 1, "requests fail")
        },
        latency.map { alarm("Latency", $0, .above(limits.seconds), for: 5, "answers are slow") },
        unhealthy.map {
          alarm(
            "Unhealthy\(subject.members.prefix(1).uppercased())\(subject.members.dropFirst())", $0, .above(0), for: 5,
            "\(subject.members) fail their health checks")
        },
      ].compactMap { $0 }
    }
  }
}

extension WellnessAlarms.Limits {
  /// The time that an answer may take.
  fileprivate var seconds: Double {
    Double(latency.components.seconds) + Double(latency.components.attoseconds) / 1e18
  }

  /// Reports limits that make no sense.
  fileprivate func check(_ declaration: Declaration) {
    if serverErrors < 0 {
      declaration.report(
        "serverErrors must be 0 or more", property: "serverErrors", expected: "0 or more",
        given: Count.grouped(serverErrors))
    }
    if latency <= .zero {
      declaration.report(
        "latency must be above 0 s", property: "latency", expected: "above 0 s", given: latency.inWords)
    }
  }
}
