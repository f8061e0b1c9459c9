import StrataText

/// The environment variables of a function: some in plain sight, others with the ARNs of secrets.
struct FunctionVariables {
  private let members: [(name: String, value: StringValue)]
  /// The permissions to read the secrets.
  let reading: [Permission]

  var isEmpty: Bool { members.isEmpty }

  /// The variables as a function has them.
  var values: MapValue<AnyValue> {
    MapValue(Dictionary(members.map { ($0.name, .value($0.value)) }, uniquingKeysWith: { $1 }))
  }

  /// Takes the variables that a function may have, with mistakes for the others.
  init(
    _ environment: NamedValues<StringValue>, _ secrets: NamedValues<any ContainerSecret>, _ declaration: Declaration
  ) {
    var names: Set<String> = []
    let plain = environment.members.filter { Self.check($0.name, "environment", &names, declaration) }
    let secret = secrets.members.filter { name, value in
      if value is SecretField {
        declaration.report(
          "a function reads a secret as a whole", property: "secrets", expected: "the secret itself",
          given: "a field for \"\(name)\"", hint: "pass the secret, and have the code take the field")
        return false
      }
      return Self.check(name, "secrets", &names, declaration)
    }
    members = plain.map { ($0.name, $0.value) } + secret.map { ($0.name, $0.value.valueFrom) }
    reading = secret.map(\.value.reading)
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    let size = members.reduce(0) { $0 + $1.name.utf8.count + ($1.value.node.literalText?.utf8.count ?? 0) }
    if size > 4_096 {
      declaration.report(
        "environment variables must be small together", property: "environment", expected: "4,096 bytes or fewer",
        given: "\(Count.grouped(size)) bytes", hint: "keep them in Parameter Store or in S3, and give their place")
    }
  }

  private static func check(
    _ name: String, _ property: String, _ names: inout Set<String>, _ declaration: Declaration
  ) -> Bool {
    let isName = name.utf8.count > 1 && name.utf8.first?.isASCIILetter == true && name.consistsOfAlphanumerics(and: "_")
    if reserved.contains(name) {
      declaration.report(
        "Lambda sets this variable itself", property: property, expected: "another name", given: "\"\(name)\"")
      return false
    }
    if !isName {
      declaration.report(
        "Lambda has no variable of this name", property: property,
        expected: "2 or more letters, digits and underscores, a letter first", given: "\"\(name)\"")
      return false
    }
    if names.insert(name).inserted { return true }
    declaration.report(
      "the function gets a variable twice", property: property,
      expected: "each name once among environment and secrets",
      given: "\"\(name)\"", hint: "remove one of them")
    return false
  }

  /// See [Reserved environment variables](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime).
  private static let reserved: Set = [
    "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
  ]
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { isASCIIAlphanumeric && !isASCIIDigit }
}
