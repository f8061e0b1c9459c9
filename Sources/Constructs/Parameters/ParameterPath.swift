import StrataText

/// Parameters of Systems Manager below one path, which an app reads at its start.
///
/// ```swift
/// let settings = ParameterPath(
///   "Settings", in: scope, values: ["log-level": "info"], lists: ["hosts": ["a.example.com", "b.example.com"]],
///   secrets: ["licence"])
/// let role = Role("Worker", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [settings.reading])
/// scope.output("Put", settings.secretCommands[0])
/// ```
///
/// CloudFormation makes no parameters that are secret, since their text would be in the template. Their names are said here,
/// and ``secretCommands`` are what somebody runs once. Resources: `AWS::SSM::Parameter`, one for each value and list.
public struct ParameterPath: Construct {
  /// The scope of what belongs to the path.
  public let scope: Scope

  /// The parameters, sorted by name, values before lists.
  public let parameters: [StoredParameter]

  /// The path, with a slash before and none behind, such as `/orders/prod`.
  public let path: StringValue

  /// The commands by which the secret parameters are put, each asking for its text, in the order of their names.
  ///
  /// They're for a shell such as bash or zsh, and leave no text in its history. An update of one needs `--overwrite` as well.
  /// See [put-parameter](https://docs.aws.amazon.com/cli/latest/reference/ssm/put-parameter.html).
  public let secretCommands: [StringValue]

  /// The permission to read all parameters below the path, and through Systems Manager to decrypt those that are secret.
  public var reading: Permission {
    let arn: StringValue = "arn:\(.partition):ssm:\(scope.region):\(scope.account):parameter\(path)"
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html
    let statements: [Statement] = [
      .allow("ssm:GetParameter", "ssm:GetParameters", on: "\(arn)/*"),
      .allow("ssm:GetParametersByPath", on: arn, "\(arn)/*"),
    ]
    return Permission(
      statements + (KeyUse(key, through: "ssm", in: scope.region).map { [$0.statement(["kms:Decrypt"])] } ?? []))
  }

  private let key: (any EncryptionKey)?
  private let names: Set<String>

  /// Declares parameters below a path.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the parameters are declared.
  ///   - values: Texts by their names below the path, letters, digits and `_.-`, with `/` between levels; none unless given.
  ///   - lists: Lists of texts without commas by their names; none unless given.
  ///   - secrets: The names of parameters that are secret, which are put by hand; none unless given.
  ///   - tier: The tier of all of them; standard unless given.
  ///   - path: The path, such as `/orders/prod`, of which names make up to 15 levels; that of the stack's name, or with
  ///     a naming policy of the environment, and the ids below unless given. A change replaces the parameters.
  ///   - key: The key that encrypts the secret parameters; the account's `aws/ssm` unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [PutParameter](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, values: NamedValues<StringValue> = [:],
    lists: NamedValues<[StringValue]> = [:], secrets: [String] = [], tier: ParameterTier = .standard,
    path: StringValue? = nil, key: (any EncryptionKey)? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.key = key
    let ids = scope.path.idsBelowStack.joined(separator: "/")
    let own: StringValue =
      scope.environmentNames.map { .literal("\($0.parameters)/\(ids)") } ?? "/\(.stackName)/\(.literal(ids))"
    let path = path?.checked(ParameterName.mistake(inPath:)) ?? own
    self.path = path
    let names = values.members.map(\.name) + lists.members.map(\.name) + secrets.sorted()
    self.names = Set(names)
    let right = Set(ParameterName.check(names, below: path, declaration))
    let texts = values.members.map { (name: $0.name, value: $0.value, isList: false) }
    let joined = lists.members.map { name, elements in
      (name: name, value: Self.joined(elements, named: name, declaration), isList: true)
    }
    let scope = scope
    var seen: Set<String> = []
    parameters = (texts + joined).filter { right.contains($0.name) && seen.insert($0.name).inserted }.map { parameter in
      StoredParameter(
        ParameterName.id(of: parameter.name), in: scope, name: "\(path)/\(.literal(parameter.name))",
        value: parameter.value.checked { Self.mistake(in: $0, tier) }, isList: parameter.isList, tier: tier,
        at: declaration.site)
    }
    secretCommands = secrets.sorted().filter(right.contains).map { name in
      let options: StringValue = tier == .standard ? "" : " --tier \(.literal(tier.rawValue))"
      let keyOption: StringValue = key.map { " --key-id \($0.arn)" } ?? ""
      return """
        aws ssm put-parameter --region \(scope.region) --type SecureString --name \(path)/\(.literal(name))\(options)\(keyOption) \
        --value "$(read -rs text && printf %s "$text")"
        """
    }
  }

  /// One of the parameters, for containers.
  ///
  /// - Parameters:
  ///   - name: The parameter's name below the path.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The parameter.
  public func parameter(_ name: String, file: String = #filePath, line: Int = #line) -> ImportedParameter {
    if !names.contains(name) {
      Declaration(scope, at: CallSite(file: file, line: line)).report(
        "there is no such parameter below the path", property: "parameter",
        expected: names.isEmpty ? "a parameter that was declared" : names.sorted().joined(separator: ", "),
        given: "\"\(name)\"")
    }
    return ImportedParameter(
      name: "\(path)/\(.literal(name))", account: scope.account, region: scope.region, key: key)
  }

  private static func joined(_ elements: [StringValue], named name: String, _ declaration: Declaration) -> StringValue {
    for element in elements where element.node.literalText?.contains(",") == true {
      declaration.report(
        "a list of parameters has commas between its texts, not in them", property: "lists",
        expected: "texts without a comma", given: "one with a comma in \(name)")
    }
    guard let first = elements.first else { return "" }
    return elements.dropFirst().reduce(first) { "\($0),\($1)" }
  }

  /// The mistake in a parameter's text, which isn't said itself.
  private static func mistake(in text: String, _ tier: ParameterTier) -> Finding? {
    (1...tier.bytes).contains(text.utf8.count)
      ? nil
      : Finding(
        .invalidValue, "Parameter Store takes no text of this length",
        expected: "1 to \(Count.grouped(tier.bytes)) bytes", given: Count.of(text.utf8.count, "byte"),
        hint: tier == .standard && !text.isEmpty ? "say tier: .advanced" : nil)
  }
}
