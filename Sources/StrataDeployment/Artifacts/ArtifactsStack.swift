import StrataLanguage
import StrataPipeline
import StrataS3

/// The stack with an environment's own bucket, for templates that are too large to be sent along.
enum ArtifactsStack {
  /// The output that has the bucket's name.
  static let output = "BucketName"

  /// How long templates stay that were written over or deleted.
  private static let daysOfOldVersions = 90

  /// The stack's name.
  static func name(of environment: String, in system: String) -> String {
    // A stack's name has no underscore, and begins with a letter.
    let name = "\(system)-\(environment)-strata-artifacts".replacing("_", with: "-")
    return name.first?.isLetter == true ? name : "strata-\(name)"
  }

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
      app.stack(name(of: environment, in: system), env: region.map { StackEnvironment(region: $0) }) { scope in
        declare(in: Scope("Artifacts", in: scope, environment: environment))
      }
    }
    guard let stack = try app.synthesize().stacks.first else { preconditionFailure("an app has the stack it declares") }
    return stack
  }

  private static func declare(in scope: Scope) {
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
    scope.output("BucketName", bucket.ref)
  }
}
