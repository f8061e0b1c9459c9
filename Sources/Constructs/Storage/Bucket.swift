internal import StrataS3

/// A bucket of S3 for objects.
///
/// ```swift
/// let logs = Bucket("Logs", in: scope, expiresAfter: .days(90))
/// let uploads = Bucket(
///   "Uploads", in: scope, storage: .moving(.to(.standardIA, after: .days(30)), .to(.glacier, after: .days(90))),
///   accessLogs: logs)
/// ```
///
/// Nothing in it is public, all of it is encrypted, only TLS is answered, and earlier versions are kept for 90 days. It
/// stays when it's removed from the stack. Resources: `AWS::S3::Bucket` and `AWS::S3::BucketPolicy`.
public struct Bucket: Construct {
  /// The scope of what belongs to the bucket.
  public let scope: Scope

  /// The bucket as it is in the template.
  public let resource: Resource

  /// The bucket's policy, for what must wait until it's there.
  public let policy: Resource

  let notifications = BucketNotifications()
  private let statements: GrowingPolicy
  private let key: KeyUse?

  /// The bucket's name.
  public var name: StringValue { resource.ref }

  /// The bucket's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The permission to read objects and to list them.
  public var reading: Permission { access.reading }

  /// The permission to write objects.
  public var writing: Permission { access.writing }

  /// The permission to read, list and write objects.
  public var readingAndWriting: Permission { access.readingAndWriting }

  /// The permission to delete objects, though not for good where the bucket keeps versions.
  public var deleting: Permission { access.deleting }

  /// The permission to back the bucket up, as AWS Backup does, which takes buckets with versions only.
  public var backingUp: Permission { access.backingUp }

  private var access: BucketAccess { BucketAccess(arn: arn, key: key) }

  /// Declares a bucket.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the bucket is declared.
  ///   - isVersioned: Whether objects that are overwritten or deleted are kept as earlier versions; they are unless said.
  ///   - lifetime: The age at which objects are deleted, in whole days from 1; never unless given.
  ///   - earlierVersions: The time for which earlier versions are kept once they are earlier ones, in whole days from 1;
  ///     90 days unless given. Nil keeps them.
  ///   - storage: The storage that objects lie in as time goes by; at hand unless given.
  ///   - cors: The sites whose pages may use objects in a browser; none unless given.
  ///   - accessLogs: The bucket that gets a log of all requests, encrypted without a key of KMS; none unless given.
  ///   - prefix: The prefix of the names of those logs; the bucket's path and a slash unless given.
  ///   - name: The bucket's name, which no other bucket in the world has; AWS makes one unless given. A change replaces
  ///     the bucket.
  ///   - key: The key that encrypts the objects; S3's own unless given.
  ///   - deletionPolicy: The fate of the bucket when it's removed from the stack or replaced; it's kept unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Security best practices for Amazon S3](https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, isVersioned: Bool = true, expiresAfter lifetime: Duration? = nil,
    earlierVersions: Duration? = .days(90), storage: Storage = .standard, cors: [CrossOrigin] = [],
    accessLogs: Bucket? = nil, accessLogsPrefix prefix: String? = nil, name: StringValue? = nil,
    key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .retain, file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.key = KeyUse(key, through: "s3", in: scope.region)
    let logs = accessLogs?.takeAccessLogs(prefix: prefix ?? "\(scope.path.description)/", declaration)
    resource =
      S3.Bucket(
        id, in: parent, bucketEncryption: .init(serverSideEncryptionConfiguration: [Self.encryption(key)]),
        bucketName: name?.checked(BucketName.mistake),
        corsConfiguration: cors.isEmpty ? nil : .init(corsRules: ListValue(cors.map { $0.rule(declaration) })),
        intelligentTieringConfigurations: storage.tiering(declaration),
        lifecycleConfiguration: .init(
          rules: ListValue(
            Self.lifecycle(lifetime, isVersioned ? earlierVersions : nil, declaration)
              + storage.rules(expiringAfter: lifetime, declaration))),
        loggingConfiguration: logs,
        ownershipControls: .init(rules: [.init(objectOwnership: .bucketOwnerEnforced)]),
        publicAccessBlockConfiguration: .init(
          blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true),
        versioningConfiguration: isVersioned ? .init(status: .enabled) : nil
      ).resource
    resource.keepsData(deletionPolicy)
    policy =
      S3.BucketPolicy("Policy", in: scope, bucket: resource.ref, policyDocument: []).resource
    policy.keepsData(deletionPolicy)
    statements = GrowingPolicy(of: policy)
    statements.add(
      .deny("s3:*", on: arn, "\(arn)/*", to: .anyone, when: .bool("aws:SecureTransport", false)), named: "TLS")
  }

  /// Adds statements to the bucket's policy.
  ///
  /// Roles of the same account get ``reading`` and the like instead; this is for services and other accounts.
  public func allow(_ statements: Statement...) {
    for statement in statements { self.statements.add(statement) }
  }

  /// Lets the load balancers of the account and region write their access logs here.
  ///
  /// They can't where a key of KMS encrypts the bucket, which is reported. A load balancer that logs here is created
  /// once it may: `balancer.depends(on: bucket.policy)`.
  /// See [Enable access logs](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html).
  ///
  /// - Parameters:
  ///   - prefix: The prefix that the load balancer has, without slashes at the edges; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func allowLoadBalancerLogs(prefix: String = "", file: String = #filePath, line: Int = #line) {
    let declaration = Declaration(scope, at: CallSite(file: file, line: line))
    if prefix.hasPrefix("/") || prefix.hasSuffix("/") || prefix.contains("AWSLogs") {
      declaration.report(
        "a load balancer takes no such prefix", property: "prefix",
        expected: "text without AWSLogs, and without a slash at an edge", given: "\"\(prefix)\"")
    }
    refuseKey("load balancers can't write to a bucket that is encrypted with a key of KMS", "key", declaration)
    let folder = prefix.isEmpty ? "" : "\(prefix)/"
    statements.add(
      .allow(
        "s3:PutObject", on: "\(arn)/\(folder)AWSLogs/\(scope.account)/*",
        to: .service("logdelivery.elasticloadbalancing.amazonaws.com"),
        when: .arnLike(
          "aws:SourceArn", "arn:\(.partition):elasticloadbalancing:\(scope.region):\(scope.account):loadbalancer/*")),
      named: "LoadBalancerLogs/\(prefix)")
  }
}

extension Bucket {
  /// Lets S3 write the access logs of another bucket here, and gives that bucket's property for it.
  ///
  /// See [Enabling server access logging](https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html).
  private func takeAccessLogs(prefix: String, _ source: Declaration) -> S3.Bucket.LoggingConfiguration {
    refuseKey("S3 can't write access logs to a bucket that is encrypted with a key of KMS", "accessLogs", source)
    statements.add(
      .allow(
        "s3:PutObject", on: "\(arn)/\(prefix)*", to: .service("logging.s3.amazonaws.com"),
        when: .stringEquals("aws:SourceAccount", scope.account)), named: "AccessLogs/\(prefix)")
    resource.acceptByDefault(
      .checkov("CKV_AWS_18"), because: "A log of who reads logs would need a log of its own")
    return .init(destinationBucketName: name, logFilePrefix: .literal(prefix))
  }

  private func refuseKey(_ message: String, _ property: String, _ declaration: Declaration) {
    if key == nil { return }
    declaration.report(
      message, property: property, expected: "a bucket without a key", given: "one with a key",
      hint: "keep such logs in a bucket of their own, declared without key")
  }

  private static func encryption(_ key: (any EncryptionKey)?) -> S3.Bucket.ServerSideEncryptionRule {
    guard let key else { return .init(serverSideEncryptionByDefault: .init(sseAlgorithm: .aes256)) }
    return .init(
      bucketKeyEnabled: true,
      serverSideEncryptionByDefault: .init(sseAlgorithm: .awsKms, kmsMasterKeyID: key.arn))
  }

  private static func lifecycle(
    _ lifetime: Duration?, _ earlierVersions: Duration?, _ declaration: Declaration
  ) -> [S3.Bucket.Rule] {
    let abort = S3.Bucket.Rule(
      status: .enabled, abortIncompleteMultipartUpload: .init(daysAfterInitiation: 7), id: "AbortIncompleteUploads")
    // S3 counts days in a signed number of 32 bits.
    let range = 1...2_147_483_647
    let earlier = earlierVersions.map {
      S3.Bucket.NoncurrentVersionExpiration(
        noncurrentDays: declaration.days($0, in: range, property: "earlierVersions"))
    }
    if let lifetime {
      let days = declaration.days(lifetime, in: range, property: "expiresAfter")
      return [
        abort, .init(status: .enabled, expirationInDays: days, id: "Expire", noncurrentVersionExpiration: earlier),
      ]
    }
    guard let earlier else { return [abort] }
    // A marker that hides no version any more is of no use.
    return [
      abort,
      .init(
        status: .enabled, expiredObjectDeleteMarker: true, id: "ExpireEarlierVersions",
        noncurrentVersionExpiration: earlier),
    ]
  }
}
