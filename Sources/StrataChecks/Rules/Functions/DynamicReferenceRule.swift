import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A text such as `{{resolve:secretsmanager:name}}` names something that there can be.
///
/// What stands there instead may be the secret itself, so that no finding shows it.
struct DynamicReferenceRule: TemplateRule {
  let about = RuleDescription(
    "dynamic-reference", .error, reason: "a value is put in by CloudFormation only where the reference names its place",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    good: DynamicReferenceRule.sample("{{resolve:secretsmanager:orders/login:SecretString:password}}"),
    bad: DynamicReferenceRule.sample("{{resolve:secretsmanager:https://example.com/password}}"))

  func check(_ template: TemplateContents) -> [Finding] {
    if template.survey.dynamicReferences == 0 { return [] }
    var found: [Finding] = []
    template.forEachText(having: .dynamicReference, where: { $0.contains(bytesOf: "{{resolve:") }) { text, place in
      if text.contains(bytesOf: Self.secure), !Self.takesSecureText(at: place, in: template) {
        found.append(misplaced(at: place))
        return
      }
      guard let wrong = Self.references(in: text).lazy.compactMap(Self.mistake).first else { return }
      found.append(
        finding(
          wrong.message, at: place, expected: wrong.expected, hint: "put the value there, and write its name here"))
    }
    for output in template.section("Outputs") {
      guard let text = output.value["Value"] else { continue }
      let place = JSONPointer(["Outputs", output.key, "Value"])
      text.forEachText(at: place) { text, place in
        if text.contains(bytesOf: Self.secure) { found.append(misplaced(at: place)) }
      }
    }
    return found
  }

  // MARK: Secure text

  private static let secure: StaticString = "{{resolve:ssm-secure:"

  private func misplaced(at place: JSONPointer) -> Finding {
    finding(
      "CloudFormation takes no secure parameter here", at: place,
      expected: "a property that takes one, such as MasterUserPassword of AWS::RDS::DBInstance",
      hint: "keep the value in Secrets Manager, and write {{resolve:secretsmanager:NAME}}")
  }

  private static func takesSecureText(at place: JSONPointer, in template: TemplateContents) -> Bool {
    guard place.tokens.count > 3, let type = template.resource(place.tokens[1])?.type else { return true }
    // What a module makes of it isn't known here.
    if type.hasSuffix("::MODULE") { return true }
    let path = place.tokens.dropFirst(3).filter { !$0.isFunctionName && Int($0) == nil }
    return secureProperties[type]?.contains(path.joined(separator: "/")) == true
  }

  /// The properties in which CloudFormation puts secure text.
  ///
  /// See [SSM secure string](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html).
  private static let secureProperties: [String: Set<String>] = [
    "AWS::DirectoryService::MicrosoftAD": ["Password"],
    "AWS::DirectoryService::SimpleAD": ["Password"],
    "AWS::ElastiCache::ReplicationGroup": ["AuthToken"],
    "AWS::IAM::User": ["LoginProfile/Password"],
    "AWS::KinesisFirehose::DeliveryStream": ["RedshiftDestinationConfiguration/Password"],
    "AWS::OpsWorks::App": ["AppSource/Password"],
    "AWS::OpsWorks::Stack": ["CustomCookbooksSource/Password", "RdsDbInstances/DbPassword"],
    "AWS::RDS::DBCluster": ["MasterUserPassword"],
    "AWS::RDS::DBInstance": ["MasterUserPassword"],
    "AWS::Redshift::Cluster": ["MasterUserPassword"],
  ]

  // MARK: Form

  /// What stands for a variable of `Fn::Sub`, of which nothing is known.
  private static let unknown: Character = "\u{FFFC}"

  /// What stands between `{{resolve:` and `}}`, for each whole reference in a text.
  private static func references(in text: String) -> [Substring] {
    guard text.contains(bytesOf: "{{resolve:") else { return [] }
    let known = SubstitutionText.parts(of: text).map { part in
      if case .literal(let text) = part { text } else { String(unknown) }
    }.joined()
    return known.split(separator: "{{resolve:", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstRange(of: "}}").map { part[..<$0.lowerBound] }
    }
  }

  private static func mistake(in reference: Substring) -> (message: String, expected: String)? {
    let parts = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return ("this refers to nothing", "{{resolve:secretsmanager:NAME}}") }
    switch parts[0] {
    case "secretsmanager":
      return namesSecret(parts[1])
        ? nil
        : (
          "this isn't the name of a secret, and may be the secret itself",
          "1 to 512 letters, digits and /_+=.@-, or an ARN, and behind it :SecretString:KEY:STAGE:VERSION or nothing"
        )
    case "ssm", "ssm-secure":
      return namesParameter(parts[1])
        ? nil : ("this isn't the name of a parameter", "letters, digits and /_.-, and behind them :VERSION or nothing")
    default:
      if parts[0].contains(unknown) { return nil }
      return ("there are no references of this kind", "secretsmanager, ssm or ssm-secure behind {{resolve:")
    }
  }

  private static func namesSecret(_ text: Substring) -> Bool {
    // An ARN, or what may become one.
    if text.hasPrefix("arn:") || text.first == unknown { return true }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return isName(parts[0], with: "/_+=.@-", upTo: 512)
      && (parts.count == 1 || ["", "SecretString"].contains(parts[1]) || parts[1].first == unknown) && parts.count <= 5
  }

  private static func namesParameter(_ text: Substring) -> Bool {
    if text.hasPrefix("arn:") || text.first == unknown { return true }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return isName(parts[0], with: "/_.-", upTo: 2_048)
      && (parts.count == 1
        || parts.count == 2
          && (parts[1].contains(unknown) || !parts[1].isEmpty && parts[1].utf8.allSatisfy(\.isASCIIDigit)))
  }

  /// Whether text is a name, variables aside.
  private static func isName(_ text: Substring, with signs: StaticString, upTo most: Int) -> Bool {
    if text.contains(unknown) { return true }
    return (1...most).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: signs)
  }

  private static func sample(_ password: String) -> JSONValue {
    [
      "Store": [
        "Type": "Custom::Store",
        "Properties": [
          "ServiceToken": "arn:aws:lambda:eu-west-1:123456789012:function:a", "Password": .string(password),
        ],
      ]
    ]
  }
}
