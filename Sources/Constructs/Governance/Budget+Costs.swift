internal import StrataJSON
import StrataText

extension Budget {
  /// The costs that a budget counts.
  ///
  /// See [Cost allocation tags](https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/custom-tags.html).
  public struct Costs: Sendable {
    private enum Kind: Sendable {
      case environment
      case tagged(String, StringValue)
      case account
    }

    private let kind: Kind

    /// The costs of the resources that have the tag `Environment` of the budget's scope, as it gives it to all in it.
    public static let environment = Costs(kind: .environment)

    /// The costs of the resources that have a tag.
    ///
    /// - Parameters:
    ///   - key: The tag's key, such as `System`, 1 to 128 characters.
    ///   - value: The tag's value.
    /// - Returns: The costs.
    public static func tagged(_ key: String, _ value: StringValue) -> Costs { Costs(kind: .tagged(key, value)) }

    /// All costs of the account, whatever else is in it.
    public static let account = Costs(kind: .account)

    /// The key of the tag that tells environments apart.
    private static let environmentKey = "Environment"

    /// The command that has AWS tell costs apart by the tag; nil where there is none.
    var activation: String? {
      let key: String
      switch kind {
      case .account: return nil
      case .environment: key = Self.environmentKey
      case .tagged(let own, _): key = own
      }
      // In the short form a comma or a quote would be read as another member.
      let isPlain = !key.isEmpty && key.consistsOfAlphanumerics(and: "_.:/+-@")
      let value =
        isPlain
        ? "TagKey=\(key),Status=Active"
        : "'\((try? JSONValue.array([["TagKey": .string(key), "Status": "Active"]]).text(layout: .compact)) ?? "")'"
      return "aws ce update-cost-allocation-tags-status --cost-allocation-tags-status \(value)"
    }

    /// The filters of the budget, when everything is declared; nil for the whole account, and where a mistake was reported.
    func filters(_ declaration: Declaration) -> AnyValue? {
      switch kind {
      case .account: return nil
      case .tagged(let key, let value):
        // A quote would end the command that activates the tag.
        if !(1...128).contains(key.count) || key.contains("'") {
          declaration.report(
            "costs can't be told apart by this tag", property: "of", expected: "a key of 1 to 128 characters without '",
            given: "\"\(key)\"")
        }
        return Self.filter(key, value)
      case .environment:
        let key = Self.environmentKey
        if let value = declaration.scope.flowingTag(key) { return Self.filter(key, value) }
        if let environment = declaration.scope.environment {
          declaration.report(
            "the costs of \(environment) can't be told apart without a tag", property: "of",
            expected: "a tag \(key) in its scope", given: "none",
            hint: "say scope.tags[\"\(key)\"] = \"\(environment)\" in the scope that all of it is in, or of: .account")
        } else {
          declaration.report(
            "this budget is of no environment, and would count the whole account", property: "of",
            expected: ".account, .tagged(…), or a tag \(key) in its scope", given: ".environment",
            hint: "say of: .account where that is meant")
        }
        return nil
      }
    }

    /// See [Budget](https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html).
    private static func filter(_ key: String, _ value: StringValue) -> AnyValue {
      ["TagKeyValue": .value(ListValue<StringValue>(["user:\(key)$\(value)"]))]
    }
  }
}
