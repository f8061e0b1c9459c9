extension ShapeContents {
  /// A queue with dead letters, and what a worker needs.
  static func queue(_ name: PackageName) -> ShapeContents {
    ShapeContents(
      call: "declareJobs(in: scope, environment.profile)",
      declarations: queueDeclarations(name),
      profile: queueProfile(name),
      staging: """
        {
          "timeout": "30 s",
          "keepsJobs": false,
          "alerts": []
        }

        """,
      production: """
        {
          "timeout": "2 min",
          "keepsJobs": true,
          "alerts": ["ops@example.com"]
        }

        """,
      tests: queueTests(name),
      about: "Jobs wait in a queue, a worker takes them, and those that failed too often are kept and told of by mail.")
  }

  private static func queueDeclarations(_ name: PackageName) -> String {
    """
    import Strata

    /// Declares a queue of jobs, another for those that failed, and a role for the worker that takes them.
    func declareJobs(in scope: Scope, _ profile: \(name.profile)) {
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

    """
  }

  private static func queueProfile(_ name: PackageName) -> String {
    """
    import Strata
    import StrataEnvironments

    /// What environments differ in, as it's read from `Profiles`.
    struct \(name.profile): ProfileDefaults, Sendable {
      /// How long a worker has for a job.
      var timeout: Duration
      /// How often a job is tried before it's put aside.
      var attempts = 5
      /// Whether jobs outlive their queue, when that is taken out of the stack.
      var keepsJobs = true
      /// The mail addresses of those who are told of jobs that failed.
      var alerts: [String]

      static func defaults() throws -> \(name.profile) {
        try \(name.profile)(timeout: required(), alerts: required())
      }
    }

    """
  }

  private static func queueTests(_ name: PackageName) -> String {
    """
    import \(name.module)
    import StrataTesting
    import Testing

    @Suite struct \(name.module)Tests {
      @Test(arguments: ["staging", "production"])
      func jobsThatFailAreKept(environment: String) throws {
        let template = try #require(try \(name.constant).templates(committed: [environment]).values.first)
        let target = Capture()
        let jobs = try template.onlyResource(
          of: "AWS::SQS::Queue", matching: ["RedrivePolicy": ["deadLetterTargetArn": .capture(target)]])
        let failed = try #require(template.resource(referencedBy: target.values.first))
        #expect(jobs.logicalID == "Jobs")
        #expect(failed["MessageRetentionPeriod"] == 1_209_600, "14 days, the longest there is")
      }

      @Test func stagingAndProductionAreApart() throws {
        try \(name.constant).expectIsolated()
      }
    }

    """
  }
}
