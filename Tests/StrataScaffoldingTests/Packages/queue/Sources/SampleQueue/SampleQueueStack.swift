import Strata

/// Declares a queue of jobs, another for those that failed, and a role for the worker that takes them.
func declareJobs(in scope: Scope, _ profile: SampleQueueProfile) {
  let jobs = Queue(
    "Jobs", in: scope, visibility: profile.timeout, deadLetters: .after(receives: profile.attempts),
    deletionPolicy: profile.keepsJobs ? .retain : .delete)
  let worker = Role(
    "Worker", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), permissions: [jobs.receiving])

  let alerts = Topic("Alerts", in: scope, subscriptions: profile.alerts.map { .email(.literal($0)) })
  Alarm("JobsFailed", in: scope, when: jobs.failed, is: .above(0), notify: [alerts])

  scope.output("JobsUrl", jobs.url, description: "Where jobs are sent to")
  scope.output("WorkerRole", worker.arn, description: "The role of the worker, which may take jobs and no more")
}
