internal import StrataStepFunctions
import StrataText

/// A state machine of Step Functions, which does steps one after another.
///
/// ```swift
/// let jobs = Queue("Jobs", in: scope)
/// let review = StateMachine(
///   "Review", in: scope,
///   steps: [
///     .choice("Large?", [.when("$states.input.total > 100", goTo: "Ask")], otherwise: "Done"),
///     .send("Ask", to: jobs).retrying(), .publish("Tell", to: alarms).then("Done"), .succeed("Done"),
///   ])
/// let role = Role("Api", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [review.starting])
/// ```
///
/// It has a role of its own, which may do what its steps do and nothing else. What fails is logged, without the data, and
/// executions are traced. Resources: `AWS::StepFunctions::StateMachine`, `AWS::IAM::Role` and `AWS::Logs::LogGroup`.
public struct StateMachine: Construct {
  /// The kinds of state machines.
  ///
  /// See [Standard and express](https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html).
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Up to a year, each step once, paid for by the step.
    case standard = "STANDARD"
    /// Up to five minutes, paid for by the time; steps may be done more than once.
    case express = "EXPRESS"
  }

  /// The scope of what belongs to the state machine.
  public let scope: Scope

  /// The state machine as it is in the template.
  public let resource: Resource

  /// The role by which it does its steps.
  public let role: Role

  /// The group of its logs.
  public let logGroup: LogGroup

  private let kind: Kind

  /// The state machine's ARN.
  public var arn: StringValue { resource.ref }

  /// The state machine's name.
  public var name: StringValue { resource.attribute("Name") }

  /// The permission to start the state machine, and where it's express to wait for what comes of it.
  public var starting: Permission {
    kind == .standard
      ? .allow("states:StartExecution", on: arn)
      : .allow("states:StartExecution", "states:StartSyncExecution", on: arn)
  }

  /// Declares a state machine by its steps.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the state machine is declared.
  ///   - steps: The steps, of which the first is where it starts.
  ///   - kind: The kind; standard unless given. A change replaces the state machine.
  ///   - timeout: The time after which an execution fails, 1 s to 1 year of 365 days; never unless given.
  ///   - permissions: Permissions beside those of the steps; none unless given.
  ///   - logging: The level of what is logged; errors unless given.
  ///   - logsData: Whether what steps get and hand on is logged as well; it isn't unless said.
  ///   - logs: The time for which logs are kept; 30 days unless given.
  ///   - isTraced: Whether executions are traced by X-Ray; they are unless said.
  ///   - name: The name, 1 to 80 letters, digits and `-_`; AWS makes one unless given. A change replaces the state machine.
  ///   - key: The key that encrypts definition, data and logs; keys of AWS's own unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateStateMachine](https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, steps: [Step], kind: Kind = .standard, timeout: Duration? = nil,
    permissions: [Permission] = [], logging: StateMachineLogging = .errors, logsData: Bool = false,
    logs: Retention = .days(30), isTraced: Bool = true, name: StringValue? = nil, key: (any EncryptionKey)? = nil,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    let all = StepList.all(steps)
    for step in all {
      for check in step.checks { check(declaration) }
      for mistake in step.mistakes { mistake.report(by: declaration) }
    }
    var check = DefinitionCheck(declaration, property: "steps")
    for list in [steps] + all.flatMap(\.branches) {
      for (index, step) in list.enumerated() where list[..<index].contains(where: { $0.name == step.name }) {
        check.reportTwice(step.name)
      }
    }
    let seconds = timeout.map { declaration.seconds($0, in: 1...31_536_000, property: "timeout") }
    let definition = TemplateNode.map(
      [("QueryLanguage", .string("JSONata"))] + StepList.members(steps) + [("TimeoutSeconds", seconds?.node)])
    check.check(definition)
    let parts = StateMachineParts(
      declaration, logs: logs, logging: (logging, logsData), isTraced: isTraced, key: key,
      permissions: all.flatMap(\.permissions) + permissions)
    (scope, role, logGroup, self.kind) = (declaration.scope, parts.role, parts.logGroup, kind)
    resource = parts.declare(id, in: parent, AnyValue(node: definition), kind: kind, name: name)
  }

  /// Declares a state machine by a document of the Amazon States Language.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the state machine is declared.
  ///   - definition: The document, 1,048,576 bytes at most.
  ///   - permissions: The permissions that its steps need.
  ///   - kind: The kind; standard unless given. A change replaces the state machine.
  ///   - logging: The level of what is logged; errors unless given.
  ///   - logsData: Whether what steps get and hand on is logged as well; it isn't unless said.
  ///   - logs: The time for which logs are kept; 30 days unless given.
  ///   - isTraced: Whether executions are traced by X-Ray; they are unless said.
  ///   - name: The name, 1 to 80 letters, digits and `-_`; AWS makes one unless given. A change replaces the state machine.
  ///   - key: The key that encrypts definition, data and logs; keys of AWS's own unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Amazon States Language](https://states-language.net/spec.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, definition: AnyValue, permissions: [Permission], kind: Kind = .standard,
    logging: StateMachineLogging = .errors, logsData: Bool = false, logs: Retention = .days(30), isTraced: Bool = true,
    name: StringValue? = nil, key: (any EncryptionKey)? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    var check = DefinitionCheck(declaration, property: "definition")
    check.check(definition.node)
    let parts = StateMachineParts(
      declaration, logs: logs, logging: (logging, logsData), isTraced: isTraced, key: key, permissions: permissions)
    (scope, role, logGroup, self.kind) = (declaration.scope, parts.role, parts.logGroup, kind)
    resource = parts.declare(id, in: parent, definition, kind: kind, name: name)
  }
}

extension StateMachine.Kind: Decodable, ProfileChoice {
  /// Reads the name of a kind, such as `express`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
