import Strata
import StrataEventBridge
import StrataGovernance
import StrataInstances

/// Watches an environment: alarms, a dashboard, a trail, a budget, and Discord.
func watch(
  _ groups: [InstanceGroup], _ data: MhtData, _ profile: MhtProfile, named name: String, in scope: Scope
) {
  let alerts = data.alerts
  var alarms = [
    Alarm("JobsFailed", in: scope, when: data.jobs.failed, is: .above(0), notify: [alerts]),
    Alarm("JobsWait", in: scope, when: data.jobs.age, is: .above(900), for: 3, notify: [alerts]),
  ]
  let dashboard = Dashboard("Dashboard", in: scope, name: "\(name)")
  for group in groups {
    alarms += InstanceAlarms("\(group.resource.path.id)Alarms", in: scope, of: group, notify: [alerts]).alarms
    dashboard.add(group)
  }
  dashboard.add("Jobs", data.jobs.depth, data.jobs.age, data.jobs.failed)
  Trail("Trail", in: scope, of: [data.uploads, data.archive, data.records])
  Budget("Budget", in: scope, monthly: profile.budget, notify: [alerts], at: [80, 100])
  if let secret = profile.discordSecret {
    let discord = ApiDestination("Discord", in: scope, url: .secret("\(secret)"), rateLimit: 2)
    EventRule(
      "Alarms", in: scope, on: .alarmState(.alarm, .ok, of: alarms),
      to: [
        .target(
          discord,
          sending: .template(
            #"{"content": "<name> is <state>"}"#,
            inputs: ["name": "$.detail.alarmName", "state": "$.detail.state.value"]))
      ])
  }
}
