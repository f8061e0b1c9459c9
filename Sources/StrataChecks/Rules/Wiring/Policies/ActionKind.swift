import StrataFacts
import StrataTemplate

/// What an action can be on.
enum ActionKind {
  case bucket
  case objects
  case service(String)

  /// The services that have actions on their own resources alone.
  private static let closed: Set = [
    "dynamodb", "ecr", "events", "firehose", "kms", "secretsmanager", "sns", "sqs", "states",
  ]

  /// The actions of S3 that are on objects alone.
  private static let onObjects: Set = [
    "abortmultipartupload", "bypassgovernanceretention", "deleteobject", "deleteobjecttagging", "deleteobjectversion",
    "deleteobjectversiontagging", "deleteobject*", "getobject", "getobject*", "getobjectacl", "getobjectattributes",
    "getobjectlegalhold",
    "getobjectretention", "getobjecttagging", "getobjecttorrent", "getobjectversion", "getobjectversionacl",
    "getobjectversionattributes", "getobjectversiontagging", "getobjectversiontorrent", "listmultipartuploadparts",
    "putobject", "putobject*", "putobjectacl", "putobjectlegalhold", "putobjectretention", "putobjecttagging",
    "putobjectversionacl",
    "putobjectversiontagging", "restoreobject",
  ]

  /// The actions of S3 that are on buckets alone.
  private static let onBuckets: Set = [
    "deletebucket", "deletebucketpolicy", "getbucketacl", "getbucketlocation", "getbucketpolicy", "getbuckettagging",
    "getbucketversioning", "getencryptionconfiguration", "getlifecycleconfiguration", "listbucket",
    "listbucketmultipartuploads", "listbucketversions", "putbucketpolicy", "putbucketversioning",
    "putencryptionconfiguration", "putlifecycleconfiguration",
  ]

  /// Reads the actions of a statement; nil where one isn't written out, or may be on what isn't known here.
  static func kinds(of statement: PolicyStatement) -> [ActionKind]? {
    guard !statement.actions.isEmpty, statement.actions.count == statement.namedActions.count,
      !statement.hasUnknownActions
    else { return nil }
    var kinds: [ActionKind] = []
    for action in statement.actions {
      guard let kind = ActionKind(action) else { return nil }
      kinds.append(kind)
    }
    return kinds
  }

  /// Reads an action; nil where it may be on what isn't known here, or on nothing in particular.
  init?(_ action: PolicyAction) {
    if action.service == "s3" {
      let name = action.name.lowercased()
      if Self.onObjects.contains(name) {
        self = .objects
      } else if Self.onBuckets.contains(name) {
        self = .bucket
      } else {
        return nil
      }
    } else if Self.closed.contains(action.service) {
      guard let match = action.match, match.free == 0, match.scoped > 0 else { return nil }
      self = .service(action.service)
    } else {
      return nil
    }
  }

  /// Whether it can be on something.
  func mayBe(on target: ActionTarget) -> Bool {
    switch (self, target) {
    case (.bucket, .bucket), (.objects, .objects): true
    case (.bucket, .service(let name)), (.objects, .service(let name)): name.hasPrefix("s3")
    case (.service(let own), .service(let other)): own == other
    default: false
    }
  }

  /// What it can be on, in words.
  var wanted: String {
    switch self {
    case .bucket: "the ARN of a bucket, such as arn:aws:s3:::name"
    case .objects: "the ARN of objects, such as arn:aws:s3:::name/*"
    case .service(let name): "the ARN of a resource of \(name)"
    }
  }
}
