// Values kept elsewhere and read by CloudFormation when the stack is deployed; 60 at most in one template.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html

extension StringValue {
  /// A plain parameter of Systems Manager Parameter Store.
  ///
  /// - Parameters:
  ///   - name: The parameter's name, such as `/orders/image`.
  ///   - version: The version; the latest unless given.
  /// - Returns: The parameter's value, once deployed.
  public static func parameterStore(_ name: StringValue, version: Int? = nil) -> StringValue {
    "{{resolve:ssm:\(name)\(suffix(version))}}"
  }

  /// A `SecureString` parameter of Systems Manager Parameter Store.
  ///
  /// Only [some properties](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html)
  /// take one.
  ///
  /// - Parameters:
  ///   - name: The parameter's name.
  ///   - version: The version; the latest unless given.
  /// - Returns: The parameter's value, once deployed.
  public static func secureParameterStore(_ name: StringValue, version: Int? = nil) -> StringValue {
    "{{resolve:ssm-secure:\(name)\(suffix(version))}}"
  }

  /// A secret of Secrets Manager, or one value of a secret that is JSON.
  ///
  /// - Parameters:
  ///   - id: The secret's name or ARN.
  ///   - key: The name of a value in the secret's JSON; the whole text unless given.
  ///   - stage: A staging label; `AWSCURRENT` unless given.
  ///   - versionID: A version's id, instead of a stage.
  /// - Returns: The secret's value, once deployed.
  public static func secret(
    _ id: StringValue, key: StringValue = "", stage: String = "", versionID: String = ""
  ) -> StringValue {
    if !stage.isEmpty, !versionID.isEmpty { return StringValue(node: TemplateNode(.invalid(.stageAndVersion))) }
    let isWhole = key.node.literalText == "" && stage.isEmpty && versionID.isEmpty
    if isWhole { return "{{resolve:secretsmanager:\(id)}}" }
    return "{{resolve:secretsmanager:\(id):SecretString:\(key):\(stage):\(versionID)}}"
  }

  private static func suffix(_ version: Int?) -> String {
    version.map { ":" + String($0) } ?? ""
  }
}
