import StrataFindings

/// An identity that is allowed or denied something by the policy of a resource, or may assume a role.
///
/// See [Principal](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
public struct Principal: Sendable {
  enum Kind: String {
    case aws = "AWS"
    case service = "Service"
    case federated = "Federated"
    case canonicalUser = "CanonicalUser"
    case anyone = "*"
  }

  let kind: Kind
  let value: StringValue

  /// A service of AWS, such as `lambda.amazonaws.com`.
  public static func service(_ name: StringValue) -> Principal {
    Principal(kind: .service, value: name)
  }

  /// A whole account, by its id of 12 digits; who in it is up to that account.
  public static func account(_ id: StringValue) -> Principal {
    return Principal(kind: .aws, value: id)
  }

  /// A role, a user or a session, by its ARN; ``arn(_:)`` of `*` is everyone as `{"AWS": ["*"]}`.
  public static func arn(_ arn: StringValue) -> Principal {
    Principal(kind: .aws, value: arn)
  }

  /// Whoever an identity provider has signed in, by the provider's domain or ARN.
  public static func federated(_ provider: StringValue) -> Principal {
    Principal(kind: .federated, value: provider)
  }

  /// An account by its canonical user id, which policies of S3 know.
  ///
  /// See [Account identifiers](https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html).
  public static func canonicalUser(_ id: StringValue) -> Principal {
    Principal(kind: .canonicalUser, value: id)
  }

  /// Everyone, also those without an account, `"*"`.
  public static let anyone = Principal(kind: .anyone, value: "*")
}

extension [Principal] {
  /// The principals by their kind, in the order given.
  var node: TemplateNode {
    if contains(where: { $0.kind == .anyone }) {
      return count == 1 ? self[0].value.node : TemplateNode(.invalid(.anyoneAndOthers))
    }
    var values: [(kind: Principal.Kind, nodes: [TemplateNode])] = []
    for principal in self {
      if let index = values.firstIndex(where: { $0.kind == principal.kind }) {
        values[index].nodes.append(principal.value.node)
      } else {
        values.append((principal.kind, [principal.value.node]))
      }
    }
    return .map(values.map { ($0.kind.rawValue, TemplateNode(.list($0.nodes))) })
  }
}

extension Finding {
  fileprivate static let anyoneAndOthers = Finding(
    .invalidValue, ".anyone can't stand beside other principals, which it includes",
    hint: "leave out .anyone or the others")
}
