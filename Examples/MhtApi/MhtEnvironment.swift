import Strata
import StrataTables

/// What an environment keeps, and who may do what with it: each permission names the environment's own resources.
struct MhtEnvironment {
  let profile: MhtProfile
  /// What all names of the environment begin with.
  let name: String
  let scope: Scope

  let alerts: Topic
  let jobs: Queue
  let records: Table
  let uploads, archive, logs: Bucket
  let output: LogGroup
  /// The role of the instances, and those that the API's workers and whatever handles files take on there.
  let api, worker, files: Role

  init(_ profile: MhtProfile, named name: String, in scope: Scope) {
    (self.profile, self.name, self.scope) = (profile, name, scope)
    alerts = Topic("Alerts", in: scope, name: "\(name)-alerts")
    jobs = Queue(
      "Jobs", in: scope, visibility: .minutes(2), deadLetters: .after(receives: 5), name: "\(name)-jobs")
    records = Table("Records", in: scope, partitionKey: "pk", sortKey: "sk", expiry: "expires", name: "\(name)-records")
    logs = Bucket("Logs", in: scope, expiresAfter: profile.accessLogs, name: "\(name)-logs")
    // What S3 has moved by use never reaches Standard-IA: so uploads are moved by use, and the archive by age.
    uploads = Bucket(
      "Uploads", in: scope, storage: .intelligentTiering(), accessLogs: logs, name: "\(name)-uploads")
    archive = Bucket(
      "Archive", in: scope,
      storage: .moving(
        .to(.standardIA, after: profile.coolAfter), .to(.glacier, after: profile.archiveAfter),
        .to(.deepArchive, after: profile.deepArchiveAfter)), accessLogs: logs, name: "\(name)-archive")
    output = LogGroup("Output", in: scope, retention: profile.logs, name: "/\(name)/output")

    api = Role(
      "ApiServiceRole", in: scope, trusting: .service("ec2.amazonaws.com"),
      permissions: [jobs.sending, records.readingAndWriting, output.writing], name: "\(name)-api-service-role")
    worker = Role(
      "WorkerServiceRole", in: scope, trusting: .arn(api.arn),
      permissions: [jobs.receiving, records.readingAndWriting], name: "\(name)-worker-service-role")
    files = Role(
      "S3AccessRole", in: scope, trusting: .arn(api.arn),
      permissions: [uploads.readingAndWriting, archive.readingAndWriting], name: "\(name)-s3-access-role")
    // For people, to whom the account's administrators attach it.
    Policy(
      "People", in: scope,
      permissions: profile.people == .developers
        ? [jobs.sendingAndReceiving, records.readingAndWriting, uploads.readingAndWriting]
        : [jobs.receiving, records.reading, uploads.reading],
      description: "What \(profile.people.rawValue) may do in \(name)")
  }
}
