import Strata
import StrataTables

/// What an environment keeps: work that waits, records and files.
struct MhtData {
  let jobs: Queue
  let records: Table
  let uploads: Bucket
  let archive: Bucket
  let logs: Bucket
  let output: LogGroup
  let alerts: Topic

  init(_ profile: MhtProfile, named name: String, in scope: Scope) {
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
  }
}
