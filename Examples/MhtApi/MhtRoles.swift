import Strata
import StrataTables

/// Who may do what in an environment, and in no other: each permission names the environment's own resources.
struct MhtRoles {
  /// The role of the instances, as which the API runs.
  let api: Role
  /// The roles that the API's workers and whatever handles files take on there.
  let worker: Role
  let files: Role

  init(_ data: MhtData, _ profile: MhtProfile, named name: String, in scope: Scope) {
    api = Role(
      "ApiServiceRole", in: scope, trusting: .service("ec2.amazonaws.com"),
      permissions: [data.jobs.sending, data.records.readingAndWriting, data.output.writing],
      name: "\(name)-api-service-role")
    worker = Role(
      "WorkerServiceRole", in: scope, trusting: .arn(api.arn),
      permissions: [data.jobs.receiving, data.records.readingAndWriting], name: "\(name)-worker-service-role")
    files = Role(
      "S3AccessRole", in: scope, trusting: .arn(api.arn),
      permissions: [data.uploads.readingAndWriting, data.archive.readingAndWriting],
      name: "\(name)-s3-access-role")
    // For people, to whom the account's administrators attach it.
    Policy(
      "People", in: scope,
      permissions: profile.people == .developers
        ? [data.jobs.sendingAndReceiving, data.records.readingAndWriting, data.uploads.readingAndWriting]
        : [data.jobs.receiving, data.records.reading, data.uploads.reading],
      description: "What \(profile.people.rawValue) may do in \(name)")
  }
}
