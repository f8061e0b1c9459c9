import StrataJSON
import StrataMigration

/// The way in which a policy gets statements beyond those that a construct gives it.
enum Growth: Sendable {
  /// A method of the construct takes statements.
  case statements(String)
  /// A method takes permissions, and an argument those that stand behind the first statement.
  case permissions(String, argument: String)

  /// The places in which resources have policies that grow.
  static let places = [Growth.statements(""), .permissions("", argument: "")].map(\.place)

  /// The place of the policy's statements in its resource.
  var place: [String] {
    switch self {
    case .statements: ["Properties", "PolicyDocument", "Statement"]
    case .permissions: ["Properties", "Policies", "0", "PolicyDocument", "Statement"]
    }
  }
}

/// What a template says of a construct's resources beyond what the construct makes, and can be said of it in Swift.
struct Additions {
  /// The findings of checkov that are accepted.
  var accepted: [Accepted] = []
  /// The policies beyond which roles may do nothing.
  var boundaries: [Boundary] = []
  /// The statements of policies, by the logical ids of what has these.
  var statements: [String: Statements] = [:]

  /// A finding of checkov that is accepted for a resource.
  struct Accepted {
    /// The construct's member that is the resource.
    let member: String
    let rule: String
    let reason: String
  }

  /// The boundary of a role.
  struct Boundary {
    /// The construct's member that is the role.
    let member: String
    let value: JSONValue
    let place: JSONPointer
  }

  /// Statements of a policy, by their positions in the template.
  struct Statements {
    let growth: Growth
    /// The statements behind the construct's first one.
    let inner: [Int]
    /// The statements behind all of the construct's.
    let last: [Int]
  }
}
