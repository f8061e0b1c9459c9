import Strata
import StrataFirewalls

/// Watches the services, as closely as the profile says.
func watch(
  _ api: FargateService, _ worker: FargateService, _ profile: SoundbiteProfile, _ parts: Parts, in scope: Scope
) {
  guard let alerts = parts.infra.alerts else { return }
  let groups = [
    ServiceAlarms("ApiAlarms", in: scope, of: api, notify: [alerts]),
    ServiceAlarms("WorkerAlarms", in: scope, of: worker, notify: [alerts]),
  ]
  guard profile.monitoring >= .high else { return }
  var rates: [Alarm] = []
  if let failed = api.serverErrors, let all = api.requests {
    rates.append(
      Alarm(
        "ErrorRate", in: scope, when: failed.over(.minutes(5)) / all.over(.minutes(5)) * 100, is: .above(1), for: 3,
        notify: [alerts]))
  }
  if let firewall = parts.api.firewall {
    rates.append(
      Alarm("Attacked", in: scope, when: firewall.blocked, is: .above(1_000), for: 3, notify: [alerts]))
  }
  let dashboard = Dashboard("Dashboard", in: scope, name: scope.named("overview"))
  dashboard.add(api)
  dashboard.add(worker)
  dashboard.add("Jobs", parts.queue.jobs.depth, parts.queue.jobs.age, parts.queue.jobs.failed)
  guard profile.monitoring == .full else { return }
  // What the balancer measures has alarms once all is declared.
  scope.atFinalization {
    CompositeAlarm(
      "Ill", in: scope, when: .any(of: parts.queue.alarms + rates + groups.flatMap(\.alarms)), notify: [alerts],
      description: "Soundbite isn't well: the dashboard shows where")
  }
}
