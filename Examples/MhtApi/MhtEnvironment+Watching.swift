import Strata
import StrataEventBridge
import StrataGovernance
import StrataInstances
import StrataTables

extension MhtEnvironment {
  /// Watches the environment: alarms, a dashboard, a trail, a budget, backups, and Discord.
  func watch(_ groups: [InstanceGroup]) {
    var alarms = [
      Alarm("JobsFailed", in: scope, when: jobs.failed, is: .above(0), notify: [alerts]),
      Alarm("JobsWait", in: scope, when: jobs.age, is: .above(900), for: 3, notify: [alerts]),
    ]
    let dashboard = Dashboard("Dashboard", in: scope, name: "\(name)")
    for group in groups {
      alarms += InstanceAlarms("\(group.resource.path.id)Alarms", in: scope, of: group, notify: [alerts]).alarms
      dashboard.add(group)
    }
    dashboard.add("Jobs", jobs.depth, jobs.age, jobs.failed)
    Trail("Trail", in: scope, of: [uploads, archive, records])
    Budget("Budget", in: scope, monthly: profile.budget, notify: [alerts], at: [80, 100])
    if profile.isBackedUp {
      BackupPlan("Backups", in: scope, of: [records, uploads], rules: [.daily(keeping: profile.backups)])
    }
    guard let secret = profile.discordSecret else { return }
    let discord = ApiDestination("Discord", in: scope, url: .secret("\(secret)"), rateLimit: 2)
    let message = EventInput.template(
      #"{"content": "<name> is <state>"}"#, inputs: ["name": "$.detail.alarmName", "state": "$.detail.state.value"])
    EventRule("Alarms", in: scope, on: .alarmState(.alarm, .ok, of: alarms), to: [.target(discord, sending: message)])
  }
}
