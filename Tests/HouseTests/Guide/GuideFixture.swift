/// Two files that keep to the guide in all its points: a construct, and what stands for one that exists already.
enum GuideFixture {
  static let construct = (path: "Sources/Constructs/Messaging/JobQueue.swift", text: constructText)
  static let imported = (path: "Sources/Strata/ImportedJobQueue.swift", text: importedText)

  /// The reports of all points about some files, each with the point's name.
  static func reports(on files: [(path: String, text: String)]) -> [String] {
    let sources = ConstructSources(files)
    return GuidePoint.all.flatMap { point in point.faults(sources).map { "\(point.id) \($0)" } }
  }

  private static let constructText = """
    internal import StrataSQS

    /// A queue of jobs, whose output is logged.
    ///
    /// ```swift
    /// let jobs = JobQueue("Jobs", in: scope, vpc: vpc, attempts: 5)
    /// ```
    ///
    /// Jobs are kept when the queue is removed from the stack. Resource: `AWS::SQS::Queue`.
    public struct JobQueue: Construct {
      /// The scope of what belongs to the queue.
      public let scope: Scope

      /// The queue as it is in the template.
      public let resource: Resource

      /// The log group of its workers.
      public let logGroup: LogGroup

      /// The permission to send jobs.
      public var sending: Permission { .allow("sqs:SendMessage", on: resource.attribute("Arn")) }

      /// Declares a queue.
      ///
      /// - Parameters:
      ///   - id: The id below the scope.
      ///   - parent: The scope in which the queue is declared.
      ///   - vpc: The network of its workers.
      ///   - attempts: The number of times that a job is tried, 1 to 1,000.
      ///   - visibility: The time that a worker has for a job, 0 s to 43,200 s; 30 s unless given.
      ///   - isOrdered: Whether jobs are taken in their order; false unless given.
      ///   - callers: The callers that may send jobs; anyone unless given.
      ///   - permissions: The permissions of its workers; none unless given.
      ///   - description: The purpose of the queue; none unless given.
      ///   - name: The queue's name; AWS makes one unless given.
      ///   - key: The key that encrypts jobs; one of AWS's own unless given.
      ///   - deletionPolicy: The fate of the jobs when the queue is removed; they're kept unless given.
      ///   - file: The file of the caller.
      ///   - line: The line of the caller.
      ///   - work: The work on a job; nothing unless given.
      @discardableResult
      public init(
        _ id: String, in parent: Scope, vpc: some Network, attempts: Int, visibility: Duration = .seconds(30),
        isOrdered: Bool = false, allow callers: Callers = .anyone, permissions: [Permission] = [],
        description: StringValue? = nil, name: StringValue? = nil, key: (any EncryptionKey)? = nil,
        deletionPolicy: DeletionPolicy = .retain, file: String = #filePath, line: Int = #line,
        work: () -> Void = {}
      ) {
        scope = Scope(id, in: parent, calledFrom: CallSite(file: file, line: line))
        resource = SQS.Queue(id, in: parent, kmsMasterKeyId: key?.arn, queueName: name).resource
        resource.keepsData(deletionPolicy)
        resource.accept(.checkov("CKV_AWS_27"), because: "SQS encrypts it with a key of its own")
        logGroup = LogGroup("Logs", in: scope, key: key)
      }

      /// Lets a bucket send a job for each of its objects.
      ///
      /// - Parameters:
      ///   - bucket: The bucket.
      ///   - file: The file of the caller.
      ///   - line: The line of the caller.
      public func allow(from bucket: Bucket, file: String = #filePath, line: Int = #line) {
        scope.report("this queue takes no objects", file: file, line: line)
      }
    }
    """

  private static let importedText = """
    /// A queue of jobs that was made elsewhere.
    ///
    /// ```swift
    /// let jobs = ImportedJobQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:jobs")
    /// ```
    public struct ImportedJobQueue: Sendable {
      /// The queue's ARN.
      public let arn: StringValue

      /// The permission to send jobs.
      public var sending: Permission { .allow("sqs:SendMessage", on: arn) }

      /// Names a queue.
      ///
      /// - Parameters:
      ///   - arn: The queue's ARN.
      ///   - region: The region of the queue; that of the stack unless given.
      ///   - key: The key that encrypts jobs; none unless given.
      public init(arn: StringValue, region: StringValue = .region, key: (any EncryptionKey)? = nil) {
        self.arn = arn
      }
    }
    """
}
