import Strata

/// The part queue: the texts that wait to be spoken, and who is told when they wait too long.
struct JobQueue {
  let jobs: Queue
  let alarms: [Alarm]

  init(_ profile: SoundbiteProfile, _ infra: Infra, in scope: Scope) {
    let jobs = Queue(
      "Jobs", in: scope, visibility: .minutes(5), deadLetters: .after(receives: 3), name: scope.named("jobs"),
      key: infra.key, deletionPolicy: profile.fate)
    self.jobs = jobs
    scope.output("JobsUrl", jobs.url)
    guard let alerts = infra.alerts else {
      alarms = []
      return
    }
    let failed = Alarm("Failed", in: scope, when: jobs.failed, is: .above(0), notify: [alerts])
    let waiting = Alarm("Waiting", in: scope, when: jobs.age, is: .above(900), for: 3, notify: [alerts])
    let many =
      profile.monitoring >= .high
      ? [Alarm("PilingUp", in: scope, when: jobs.depth, is: .above(1_000), for: 3, notify: [alerts])] : []
    alarms = [failed, waiting] + many
  }
}
