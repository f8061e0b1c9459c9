extension GuideBreach {
  /// A breach of each point, and of some in several ways.
  static let all = [
    GuideBreach(
      "id-and-scope-first",
      "in parent: Scope, vpc",
      to: "within parent: Scope, vpc",
      "Sources/Constructs/Messaging/JobQueue.swift:43: JobQueue.init: within: expected in parent: Scope, not within parent: Scope"
    ),
    GuideBreach(
      "home-next",
      "vpc: some Network, attempts: Int,",
      to: "attempts: Int, vpc: some Network,",
      "Sources/Constructs/Messaging/JobQueue.swift:43: JobQueue.init: vpc: expected the third place, not place 4"),
    GuideBreach(
      "required-first",
      "attempts: Int, visibility: Duration = .seconds(30),\n",
      to: "visibility: Duration = .seconds(30), attempts: Int,\n",
      "Sources/Constructs/Messaging/JobQueue.swift:43: JobQueue.init: attempts: expected a place before visibility, not one behind it"
    ),
    GuideBreach(
      "common-options-last",
      "name: StringValue? = nil, key: (any EncryptionKey)? = nil,",
      to: "key: (any EncryptionKey)? = nil, name: StringValue? = nil,",
      "Sources/Constructs/Messaging/JobQueue.swift:45: JobQueue.init: key: expected the options in the order visibility, isOrdered, allow, permissions, description, name, key, deletionPolicy, not visibility, isOrdered, allow, permissions, description, key, name, deletionPolicy"
    ),
    GuideBreach(
      "caller-last",
      "file: String = #filePath, line: Int = #line,\n",
      to: "line: Int = #line, file: String = #filePath,\n",
      "Sources/Constructs/Messaging/JobQueue.swift:46: JobQueue.init: line: expected file: String = #filePath, line: Int = #line at the end, not line: Int = #line, file: String = #filePath"
    ),
    GuideBreach(
      "caller-last",
      "from bucket: Bucket, file: String = #filePath, line: Int = #line",
      to: "from bucket: Bucket, file: String = #fileID, line: Int = #line",
      "Sources/Constructs/Messaging/JobQueue.swift:62: JobQueue.allow: file: expected file: String = #filePath, line: Int = #line at the end, not file: String = #fileID, line: Int = #line"
    ),
    GuideBreach(
      "closure-last",
      "file: String = #filePath, line: Int = #line,\n    work: () -> Void = {}\n",
      to: "work: () -> Void = {}, file: String = #filePath,\n    line: Int = #line\n",
      "Sources/Constructs/Messaging/JobQueue.swift:46: JobQueue.init: work: expected the last place, not one before line"
    ),
    GuideBreach(
      "units-in-types",
      "visibility: Duration = .seconds(30)",
      to: "visibilitySeconds visibility: Int = 30",
      "Sources/Constructs/Messaging/JobQueue.swift:43: JobQueue.init: visibilitySeconds: expected a type with the unit, not Int"
    ),
    GuideBreach(
      "flags-are-statements",
      "isOrdered: Bool",
      to: "ordered isOrdered: Bool",
      "Sources/Constructs/Messaging/JobQueue.swift:44: JobQueue.init: ordered: expected a verb first, as in isVersioned, not ordered"
    ),
    GuideBreach(
      "flags-are-statements",
      "isOrdered: Whether jobs are taken in their order",
      to: "isOrdered: The order of jobs",
      "Sources/Constructs/Messaging/JobQueue.swift:31: JobQueue.init: isOrdered: expected a sentence that begins with Whether, not \"The order of jobs; …\""
    ),
    GuideBreach(
      "caller-is-kept",
      ", calledFrom: CallSite(file: file, line: line)",
      to: "",
      "Sources/Constructs/Messaging/JobQueue.swift:42: JobQueue.init: expected file and line, and CallSite(file: file, line: line) for its scope, not none of them"
    ),
    GuideBreach(
      "reports-at-caller",
      "from bucket: Bucket, file: String = #filePath, line: Int = #line",
      to: "from bucket: Bucket",
      "Sources/Constructs/Messaging/JobQueue.swift:62: JobQueue.allow: expected file and line beside .report(…, not none"
    ),
    GuideBreach(
      "nothing-throws",
      "line: Int = #line) {\n    scope.report",
      to: "line: Int = #line) throws {\n    scope.report",
      "Sources/Constructs/Messaging/JobQueue.swift:62: JobQueue.allow: expected no throws, not throws"),
    GuideBreach(
      "nothing-traps",
      "key?.arn",
      to: "key!.arn",
      "Sources/Constructs/Messaging/JobQueue.swift:50: JobQueue.init: expected a mistake that is reported, not key!"),
    GuideBreach(
      "nothing-traps",
      "scope.report(\"this queue takes no objects\", file: file, line: line)",
      to: "fatalError(\"this queue takes no objects\")",
      "Sources/Constructs/Messaging/JobQueue.swift:63: JobQueue.allow: expected a mistake that is reported, not fatalError("
    ),
    GuideBreach(
      "declaring-is-pure",
      "import StrataSQS",
      to: "import StrataSQS\nimport Foundation",
      "Sources/Constructs/Messaging/JobQueue.swift:2: the file: expected what is given as a parameter, not import Foundation"
    ),
    GuideBreach(
      "named-first",
      "/// A queue of jobs, whose",
      to: "/// What queues jobs, whose",
      "Sources/Constructs/Messaging/JobQueue.swift:3: JobQueue: expected words that name it, not \"What queues jobs, whose …\""
    ),
    GuideBreach(
      "named-first",
      "vpc: The network of",
      to: "vpc: Where to find",
      "Sources/Constructs/Messaging/JobQueue.swift:28: JobQueue.init: vpc: expected words that name it, not \"Where to find its …\""
    ),
    GuideBreach(
      "verb-first",
      "/// Names a queue.",
      to: "/// Makes a queue.",
      "Sources/Strata/ImportedJobQueue.swift:13: ImportedJobQueue.init: expected Names, not \"Makes a queue.\""),
    GuideBreach(
      "parameters-are-told",
      "///   - vpc: The network of its workers.\n",
      to: "",
      "Sources/Constructs/Messaging/JobQueue.swift:42: JobQueue.init: vpc: expected a sentence for vpc, not none"),
    GuideBreach(
      "limits-are-told",
      ", 1 to 1,000.",
      to: ".",
      "Sources/Constructs/Messaging/JobQueue.swift:29: JobQueue.init: attempts: expected its limits, such as 1 to 300 s, not \"The number of times …\""
    ),
    GuideBreach(
      "defaults-are-told",
      "description: The purpose of the queue; none unless given.",
      to: "description: The purpose of the queue.",
      "Sources/Constructs/Messaging/JobQueue.swift:34: JobQueue.init: description: expected what holds unless given, which is nil, not \"The purpose of the …\""
    ),
    GuideBreach(
      "resources-are-told",
      " Resource: `AWS::SQS::Queue`.",
      to: "",
      "Sources/Constructs/Messaging/JobQueue.swift:10: JobQueue: expected Resource: and the type of its resource, not none"
    ),
    GuideBreach(
      "use-is-shown",
      "/// ```swift\n/// let jobs = ImportedJobQueue(arn: \"arn:aws:sqs:eu-central-1:123456789012:jobs\")\n/// ```\n",
      to: "///\n",
      "Sources/Strata/ImportedJobQueue.swift:4: ImportedJobQueue: expected an example in a block of Swift, not none"),
    GuideBreach(
      "permissions-are-named",
      "/// The permission to send jobs.\n  public var sending: Permission { .allow(\"sqs:SendMessage\", on: resource",
      to: "/// A right to send jobs.\n  public var sending: Permission { .allow(\"sqs:SendMessage\", on: resource",
      "Sources/Constructs/Messaging/JobQueue.swift:20: JobQueue.sending: expected The permission to …, not \"A right to send …\""
    ),
    GuideBreach(
      "permissions-are-taken",
      "permissions: [Permission]",
      to: "grants permissions: [Permission]",
      "Sources/Constructs/Messaging/JobQueue.swift:44: JobQueue.init: grants: expected the name permissions, not grants"
    ),
    GuideBreach(
      "no-managed-policy",
      "because: \"SQS encrypts it with a key of its own\"",
      to: "because: \"It has iam::aws:policy/ReadOnlyAccess, no more\"",
      "Sources/Constructs/Messaging/JobQueue.swift:52: JobQueue.init: expected statements of its own, not resource.accept(.checkov(\"CKV_AWS_27\"), because: \"It has iam::aws:policy/ReadOnlyAccess, no more\")"
    ),
    GuideBreach(
      "data-is-kept",
      "deletionPolicy: DeletionPolicy = .retain",
      to: "deletionPolicy: DeletionPolicy = .delete",
      "Sources/Constructs/Messaging/JobQueue.swift:46: JobQueue.init: deletionPolicy: expected deletionPolicy: DeletionPolicy = .retain, not .delete"
    ),
    GuideBreach(
      "keys-are-optional",
      "key: (any EncryptionKey)? = nil,\n    deletionPolicy",
      to: "key: (any EncryptionKey)? = AWSKey(),\n    deletionPolicy",
      "Sources/Constructs/Messaging/JobQueue.swift:45: JobQueue.init: key: expected key: (any EncryptionKey)? = nil, not key: (any EncryptionKey)? = AWSKey()"
    ),
    GuideBreach(
      "nothing-is-open",
      "anyone unless given",
      to: "everybody unless given",
      "Sources/Constructs/Messaging/JobQueue.swift:44: JobQueue.init: allow: expected a default that lets nobody in, not .anyone"
    ),
    GuideBreach(
      "parts-are-reachable",
      "public let logGroup",
      to: "private let logGroup",
      "Sources/Constructs/Messaging/JobQueue.swift:53: JobQueue.init: expected a public property for LogGroup(\"Logs\", …), not none"
    ),
    GuideBreach(
      "parts-are-reachable",
      "public let resource: Resource",
      to: "let queue: Resource",
      "Sources/Constructs/Messaging/JobQueue.swift:10: JobQueue: expected a public property resource, not none"),
    GuideBreach(
      "acceptances-have-reasons",
      "\"SQS encrypts it with a key of its own\"",
      to: "\"no fault\"",
      "Sources/Constructs/Messaging/JobQueue.swift:52: JobQueue.init: expected a reason in a sentence, not \"no fault\""
    ),
    GuideBreach(
      "no-fixed-names",
      "queueName: name",
      to: "queueName: \"jobs\"",
      "Sources/Constructs/Messaging/JobQueue.swift:50: JobQueue.init: expected no queueName, or one with the stack's name in it, not \"jobs\""
    ),
    GuideBreach(
      "names-are-optional",
      "name: StringValue? = nil",
      to: "name: StringValue = \"jobs\"",
      "Sources/Constructs/Messaging/JobQueue.swift:45: JobQueue.init: name: expected StringValue? = nil, not StringValue = \"jobs\""
    ),
    GuideBreach(
      "results-may-be-left",
      "  @discardableResult\n",
      to: "",
      "Sources/Constructs/Messaging/JobQueue.swift:41: JobQueue.init: expected @discardableResult, not none"),
    GuideBreach(
      "one-construct-in-a-file", "public struct JobQueue", to: "public struct JobQueue",
      "Sources/Constructs/Messaging/Queues.swift:10: JobQueue: expected a file JobQueue.swift, not Queues.swift",
      file: "Sources/Constructs/Messaging/Queues.swift"),
    GuideBreach(
      "imports-declare-nothing",
      "region: StringValue = .region",
      to: "region: Scope",
      "Sources/Strata/ImportedJobQueue.swift:19: ImportedJobQueue.init: region: expected no such parameter, not Scope"),
    GuideBreach(
      "imports-are-named",
      "public init(arn: StringValue, region",
      to: "public init(queue arn: StringValue, region",
      "Sources/Strata/ImportedJobQueue.swift:19: ImportedJobQueue.init: queue: expected name, arn or id, then account, region, key, not queue, region, key"
    ),
    GuideBreach(
      "imports-permit-the-same",
      "public var sending: Permission { .allow(\"sqs:SendMessage\", on: arn) }",
      to: "public var receiving: Permission { .allow(\"sqs:ReceiveMessage\", on: arn) }",
      "Sources/Strata/ImportedJobQueue.swift:6: ImportedJobQueue: expected sending, not none of that name"),
  ]
}
