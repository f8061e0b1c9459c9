internal import StrataLambda
import StrataText

/// A function of Lambda, whose code runs when something happens and costs nothing while nothing does.
///
/// ```swift
/// let jobs = Queue("Jobs", in: scope, visibility: .minutes(6))
/// let worker = Function(
///   "Worker", in: scope, code: .object("worker/1.4.2.zip", in: "releases"), environment: ["STAGE": "prod"],
///   permissions: [uploads.readingAndWriting], timeout: .minutes(1), memory: .mebibytes(512))
/// worker.receive("Jobs", from: jobs)
/// ```
///
/// Its role may write to its own log group, do what is passed as `permissions`, and no more. In a network it lets nothing
/// in, may send HTTPS and nothing else, and its code can't use what Lambda needs there for network interfaces.
///
/// Resources: `AWS::Lambda::Function`, `AWS::IAM::Role`, `AWS::Logs::LogGroup`, and `AWS::EC2::SecurityGroup` in a network.
public struct Function: Construct, Connectable, FunctionTarget {
  /// The scope of what belongs to the function.
  public let scope: Scope

  /// The function as it is in the template.
  public let resource: Resource

  /// The role that the code has.
  public let role: Role

  /// The log group that the code's output goes to.
  public let logGroup: LogGroup

  /// The time after which an invocation is stopped.
  public let timeout: Duration

  /// The function itself.
  public var function: Function { self }

  /// The function's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The function's name.
  public var name: StringValue { resource.ref }

  /// The group whose rules hold for the function's traffic.
  ///
  /// A function has one where it was declared with a `vpc`; that another is asked for is reported.
  public var securityGroup: SecurityGroup { connection.group(declaration) }

  /// The permission to invoke the function, and its versions and aliases.
  public var invoking: Permission { FunctionAccess.invoking(arn, qualifiers: true) }

  let declaration: Declaration
  let reservedConcurrency: Int?
  let published = PublishedVersion()
  let routed = FunctionTargetGroup()
  private let connection: FunctionConnection

  /// Declares a function.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the function is declared.
  ///   - code: The code that runs.
  ///   - environment: Environment variables in plain sight, where secrets don't belong, 4,096 bytes together; none unless
  ///     given.
  ///   - secrets: Environment variables with the ARNs of secrets and parameters that the code may then read by itself;
  ///     none unless given.
  ///   - permissions: The permissions of the code; none unless given.
  ///   - timeout: The time after which an invocation is stopped, 1 s to 15 min; 3 s unless given.
  ///   - memory: The memory of an invocation, 128 MiB to 10,240 MiB, with which its share of CPU grows; 128 MiB unless
  ///     given.
  ///   - storage: The size of `/tmp`, 512 MiB to 10,240 MiB; 512 MiB unless given.
  ///   - architecture: The processors that the code is made for; ``Architecture/arm64`` unless given.
  ///   - reservedConcurrency: The number of invocations at once that the function has to itself and doesn't exceed, 0 or
  ///     more; its share of the account's unless given.
  ///   - isTraced: Whether X-Ray records invocations, which costs by the request; it doesn't unless said.
  ///   - vpc: The network that the code reaches; the internet alone unless given.
  ///   - subnets: The subnets of that network; private ones unless given.
  ///   - outbound: The places in a network that the code may send traffic to, beside the groups that let it in; HTTPS to
  ///     anywhere unless given.
  ///   - retention: The time for which logs are kept; 30 days unless given.
  ///   - description: The purpose of the function, 256 characters at most; none unless given.
  ///   - name: The function's name, 1 to 64 letters, digits and `-_`; AWS makes one unless given. A change replaces the
  ///     function.
  ///   - key: The key that encrypts environment variables and logs; keys of AWS's own unless given.
  ///   - deletionPolicy: The fate of the logs when the function is removed from the stack or replaced; they're kept unless
  ///     given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateFunction](https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, code: Code, environment: NamedValues<StringValue> = [:],
    secrets: NamedValues<any ContainerSecret> = [:], permissions: [Permission] = [], timeout: Duration = .seconds(3),
    memory: Memory = .mebibytes(128), storage: Memory? = nil, architecture: Architecture = .arm64,
    reservedConcurrency: Int? = nil, isTraced: Bool = false, vpc: (any Network)? = nil,
    subnets: Subnet.Kind = .private, outbound: [OutboundRule] = [.https], retention: Retention = .days(30),
    description: StringValue? = nil, name: StringValue? = nil, key: (any EncryptionKey)? = nil,
    deletionPolicy: DeletionPolicy = .retain, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    self.declaration = declaration
    scope = declaration.scope
    (self.timeout, self.reservedConcurrency) = (timeout, reservedConcurrency)
    let variables = FunctionVariables(environment, secrets, declaration)
    logGroup = LogGroup("Logs", in: scope, retention: retention, key: key, deletionPolicy: deletionPolicy)
    role = Role("Role", in: scope, trusting: .service("lambda.amazonaws.com"))
    role.allow([logGroup.writing] + permissions + variables.reading)
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
    if let key, !variables.isEmpty { role.allow(key.decrypting) }
    if isTraced { role.allow(FunctionAccess.tracing) }
    connection = FunctionConnection(vpc, subnets, outbound, declaration)
    role.allow(connection.permissions(in: scope))
    let code = code.properties(declaration, for: architecture)
    resource =
      Lambda.Function(
        id, in: parent, code: code.code, role: role.arn, architectures: [.literal(architecture.rawValue)],
        description: description?.checked(Self.mistake(inDescription:)),
        environment: variables.isEmpty ? nil : .init(variables: variables.values),
        ephemeralStorage: storage.map {
          .init(size: declaration.mebibytes($0, in: 512...10_240, property: "storage"))
        }, functionName: name?.checked(Self.mistake(inName:)), handler: code.handler,
        imageConfig: code.command.map { .init(command: $0) }, kmsKeyArn: variables.isEmpty ? nil : key?.arn,
        loggingConfig: .init(logGroup: logGroup.name),
        memorySize: declaration.mebibytes(memory, in: 128...10_240, property: "memory"),
        packageType: code.runtime == nil ? .image : nil,
        reservedConcurrentExecutions: reservedConcurrency.map {
          declaration.number(
            $0, in: 0...Int(Int32.max), "a function can't run fewer times at once than never",
            property: "reservedConcurrency")
        }, runtime: code.runtime.map { .literal($0.rawValue) },
        timeout: declaration.seconds(timeout, in: 1...900, property: "timeout"),
        tracingConfig: isTraced ? .init(mode: .active) : nil, vpcConfig: connection.configuration
      ).resource
    acceptDefaults(
      reserves: reservedConcurrency != nil, isTraced: isTraced, isInNetwork: vpc != nil,
      isPlain: key == nil && !variables.isEmpty)
  }

  /// Accepts what is found where nothing but defaults is used.
  private func acceptDefaults(reserves: Bool, isTraced: Bool, isInNetwork: Bool, isPlain: Bool) {
    if !reserves {
      resource.acceptByDefault(
        .checkov("CKV_AWS_115"), because: "What is reserved for one function is taken from all others")
    }
    resource.acceptByDefault(
      .checkov("CKV_AWS_116"), because: "Asynchronous invocations alone fail unheard, which sendFailures(to:) is for")
    if !isInNetwork {
      resource.acceptByDefault(
        .checkov("CKV_AWS_117"), because: "A network is for code that reaches something in it, and is given by vpc")
    }
    if isPlain {
      resource.acceptByDefault(
        .checkov("CKV_AWS_173"), because: "Lambda's own key encrypts variables, unless a key is given")
    }
  }

  private static func mistake(inName name: String) -> Finding? {
    (1...64).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_")
      ? nil
      : .name("Lambda refuses this name", expected: "1 to 64 letters, digits, hyphens and underscores", given: name)
  }

  private static func mistake(inDescription text: String) -> Finding? {
    text.count <= 256
      ? nil
      : Finding(
        .invalidValue, "a function's description must be short", expected: "256 characters or fewer",
        given: Count.of(text.count, "character"))
  }
}

extension Declaration {
  /// The mebibytes of an amount, with a mistake where it's out of range.
  fileprivate func mebibytes(_ amount: Memory, in range: ClosedRange<Int>, property: String) -> IntegerValue {
    if !range.contains(amount.mebibytes) {
      report(
        "Lambda has no such amount", property: property,
        expected: "\(Count.grouped(range.lowerBound)) MiB to \(Count.grouped(range.upperBound)) MiB",
        given: "\(Count.grouped(amount.mebibytes)) MiB", from: [amount.origin])
    }
    return .literal(min(max(amount.mebibytes, range.lowerBound), range.upperBound))
  }
}
