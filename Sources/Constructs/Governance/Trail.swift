internal import StrataCloudTrail
import StrataText

/// A trail of who read and wrote what in an environment's buckets and tables.
///
/// ```swift
/// Trail("Trail", in: scope, of: [uploads])
/// Trail("Everything", in: scope, managementEvents: .writes, logs: .days(30))
/// ```
///
/// It records data events of the environment's own buckets and tables, and nothing else of the account: a data event costs
/// money, and those of others are no business of an environment's. Management events, such as the making of a role, are
/// those of the whole account. One trail that environments share is enough for them, whose first copy costs nothing, while
/// each further copy is paid for; so they're recorded only where said.
///
/// Files lie in a bucket of the trail's own: encrypted, versioned, kept when the trail is removed from the stack, and open
/// to this trail alone. Digests tell later whether any was changed. Resources: `AWS::CloudTrail::Trail`, those of a
/// `Bucket`, and with logs those of a `LogGroup` and a `Role`.
public struct Trail: Construct {
  /// The management events that a trail records, which are those of the whole account.
  ///
  /// See [Management events](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html).
  public enum ManagementEvents: String, Sendable, Hashable, CaseIterable {
    /// None of them.
    case none
    /// Those by which something changes.
    case writes
    /// All of them, by which something is looked at as well.
    case all
  }

  /// The scope of what belongs to the trail.
  public let scope: Scope

  /// The trail as it is in the template.
  public let resource: Resource

  /// The bucket of the trail's files.
  public let bucket: Bucket

  /// The log group that has the events as well; nil where none was asked for.
  public let logGroup: LogGroup?

  /// The role by which CloudTrail writes to the log group; nil where there is none.
  public let role: Role?

  /// The trail's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The trail's name.
  public var name: StringValue { resource.ref }

  /// Declares a trail.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the trail is declared.
  ///   - targets: The buckets and tables whose data events are recorded; unless given all of the stack that are of the
  ///     scope's environment, or of none where it's of none. Buckets of trails are left out, whose events would beget others
  ///     without end.
  ///   - managementEvents: The events of the whole account that are recorded; none unless given.
  ///   - isMultiRegion: Whether events of all regions are recorded; those of the stack's own are unless said.
  ///   - lifetime: The age at which files are deleted, in whole days from 1; 365 days unless given. Nil keeps them.
  ///   - retention: The time for which a log group has the events as well, for searching and for alarms; none unless given.
  ///   - name: The trail's name, 3 to 128 letters, digits and `._-`; made of those of the stack and the trail unless given. A
  ///     change replaces the trail.
  ///   - key: The key that encrypts files and logs, which is told to let CloudTrail use it; S3's own unless given.
  ///   - deletionPolicy: The fate of files and logs when the trail is removed from the stack; they're kept unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateTrail](https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of targets: [any TrailTarget]? = nil, managementEvents: ManagementEvents = .none,
    isMultiRegion: Bool = false, expiresAfter lifetime: Duration? = .days(365), logs retention: Retention? = nil,
    name: StringValue? = nil, key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .retain,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    let scope = declaration.scope
    self.scope = scope
    let name = name?.checked(TrailName.mistake) ?? TrailName.own(of: scope)
    bucket = Bucket("Bucket", in: scope, expiresAfter: lifetime, key: key, deletionPolicy: deletionPolicy)
    if let retention {
      logGroup = LogGroup("Logs", in: scope, retention: retention, key: key, deletionPolicy: deletionPolicy)
    } else {
      logGroup = nil
    }
    if let logGroup {
      role = Role("Role", in: scope, trusting: .service("cloudtrail.amazonaws.com"), permissions: [logGroup.writing])
    } else {
      role = nil
    }
    resource =
      CloudTrail.Trail(
        id, in: parent, isLogging: true, s3BucketName: bucket.name,
        cloudWatchLogsLogGroupArn: logGroup?.resource.attribute("Arn"), cloudWatchLogsRoleArn: role?.arn,
        enableLogFileValidation: true, includeGlobalServiceEvents: isMultiRegion ? true : nil,
        isMultiRegionTrail: .literal(isMultiRegion), kmsKeyId: key?.arn, trailName: name
      ).resource
    letDeliver(trail: "arn:\(.partition):cloudtrail:\(scope.region):\(scope.account):trail/\(name)", key)
    acceptFindings(isMultiRegion: isMultiRegion, hasKey: key != nil)
    // The stack's other buckets and tables may be declared later.
    let resource = resource
    scope.atFinalization {
      let events = TrailEvents(of: targets, managementEvents, in: declaration)
      if let selectors = events.selectors(declaration) { resource.set("AdvancedEventSelectors", to: selectors) }
    }
  }

  /// Lets this trail alone write to its bucket, and CloudTrail use the key.
  ///
  /// The key's statements name no trail, since a trail refers to its key.
  /// See [Bucket policy](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html)
  /// and [Key policy](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html).
  private func letDeliver(trail: StringValue, _ key: (any EncryptionKey)?) {
    let service = Principal.service("cloudtrail.amazonaws.com")
    bucket.allow(
      .allow("s3:GetBucketAcl", on: bucket.arn, to: service, when: .arnEquals("aws:SourceArn", trail)),
      .allow(
        "s3:PutObject", on: "\(bucket.arn)/AWSLogs/\(scope.account)/*", to: service,
        when: .arnEquals("aws:SourceArn", trail), .stringEquals("s3:x-amz-acl", "bucket-owner-full-control")))
    resource.wait(for: bucket.policy)
    let trails: StringValue = "arn:\(.partition):cloudtrail:\(scope.region):\(scope.account):trail/*"
    key?.allow(
      .allow(
        "kms:GenerateDataKey*", on: "*", to: service, when: .arnLike("aws:SourceArn", trails),
        .stringLike("kms:EncryptionContext:aws:cloudtrail:arn", trails)), named: "Trails")
    key?.allow(
      .allow("kms:DescribeKey", on: "*", to: service, when: .arnLike("aws:SourceArn", trails)), named: "TrailKeys")
  }

  private func acceptFindings(isMultiRegion: Bool, hasKey: Bool) {
    if !isMultiRegion {
      resource.acceptByDefault(
        .checkov("CKV_AWS_67"), because: "An environment is in one region, and so are its buckets and tables")
    }
    if !hasKey {
      resource.acceptByDefault(
        .checkov("CKV_AWS_35"), because: "S3's own key encrypts the files, unless a key is given")
    }
    bucket.resource.acceptByDefault(
      .checkov("CKV_AWS_18"), because: "A log of who reads the trail would need a log of its own")
  }
}

extension Trail.ManagementEvents: Decodable, ProfileChoice {
  /// Reads the name of the events, such as `writes`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
