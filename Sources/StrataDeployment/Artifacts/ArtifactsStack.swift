import StrataLanguage
import StrataPipeline
import StrataS3

/// The stack with an environment's own bucket, for templates that are too large to be sent along, and packages of code.
enum ArtifactsStack {
  /// How long templates stay that were written over or deleted.
  private static let daysOfOldVersions = 90

  /// Makes the stack.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - system: The system's name.
  ///   - region: The region that the environment is in; the one that `aws` is set to where there is none.
  /// - Returns: The stack, checked as all are.
  /// - Throws: What is wrong with it, such as a name that is too long.
  static func artifact(of environment: String, in system: String, region: String?) throws -> StackArtifact {
    let app = App(system) { app in
      app.stack(ArtifactsName.stack(of: environment, in: system), env: region.map { StackEnvironment(region: $0) }) {
        scope in
        declare(
          in: Scope("Artifacts", in: scope, environment: environment),
          exportingAs: ArtifactsName.export(of: environment, in: system))
      }
    }
    guard let stack = try app.synthesize().stacks.first else { preconditionFailure("an app has the stack it declares") }
    return stack
  }

  private static func declare(in scope: Scope, exportingAs export: String) {
    let bucket = S3.Bucket(
      "Bucket", in: scope,
      bucketEncryption: .init(
        serverSideEncryptionConfiguration: [.init(serverSideEncryptionByDefault: .init(sseAlgorithm: .aes256))]),
      lifecycleConfiguration: .init(rules: [
        .init(
          status: .enabled, abortIncompleteMultipartUpload: .init(daysAfterInitiation: 7), id: "AbortIncompleteUploads"),
        .init(
          status: .enabled, id: "ExpireOldVersions",
          noncurrentVersionExpiration: .init(noncurrentDays: .literal(daysOfOldVersions))),
      ]),
      ownershipControls: .init(rules: [.init(objectOwnership: .bucketOwnerEnforced)]),
      publicAccessBlockConfiguration: .init(
        blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true),
      versioningConfiguration: .init(status: .enabled)
    ).resource
    bucket.deletionPolicy = .retainExceptOnCreate
    bucket.updateReplacePolicy = .retain
    let arn = bucket.attribute("Arn")
    let policy = S3.BucketPolicy(
      "Policy", in: scope, bucket: bucket.ref,
      policyDocument: [
        .deny("s3:*", on: arn, "\(arn)/*", to: .anyone, when: .bool("aws:SecureTransport", false))
      ]
    ).resource
    policy.deletionPolicy = .retainExceptOnCreate
    policy.updateReplacePolicy = .retain
    scope.output(ArtifactsName.output, bucket.ref, exportName: .literal(export))
  }
}
