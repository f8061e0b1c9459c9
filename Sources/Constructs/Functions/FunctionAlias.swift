internal import StrataLambda
import StrataText

/// A name that stands for a version of a function, so that what invokes it by that name gets a new one when it's ready.
///
/// ```swift
/// let function = Function("Api", in: scope, code: .object("api/1.4.2.zip", in: "releases"))
/// let live = FunctionAlias("live", in: scope, of: function, provisioned: 2, rollout: .canary10Percent5Minutes)
/// listener.route("Api", to: live, when: .path("/api/*"))
/// ```
///
/// A version is published whenever code or settings of the function change, and stays when the next one comes. What isn't
/// known before deployment, such as a parameter, is no change. Resources: `AWS::Lambda::Alias` and
/// `AWS::Lambda::Version`; with a rollout `AWS::CodeDeploy::Application`, `AWS::CodeDeploy::DeploymentGroup` and
/// `AWS::IAM::Role`.
public struct FunctionAlias: Construct, FunctionTarget {
  /// The scope of what belongs to the alias.
  public let scope: Scope

  /// The alias as it is in the template.
  public let resource: Resource

  /// The version that it stands for, which all aliases of the function share.
  public let version: Resource

  /// The function.
  public let function: Function

  /// The role that shifts invocations to a new version; nil where they go there at once.
  public let role: Role?

  /// The alias's name.
  public let name: StringValue

  /// The alias's ARN.
  public var arn: StringValue { resource.ref }

  /// The alias's name, by which its version is invoked.
  public var qualifier: StringValue { arn.split(separator: ":")[7] }

  /// The permission to invoke the version that the alias stands for.
  public var invoking: Permission { FunctionAccess.invoking(arn, qualifiers: false) }

  /// Declares an alias.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the alias is declared.
  ///   - function: The function, in the same stack.
  ///   - provisioned: The number of invocations at once for which the code is started beforehand, 1 or more and no more
  ///     than are reserved, charged by the hour; none unless given.
  ///   - earlier: The number of an earlier version that gets a share of invocations, where neither code is started beforehand nor
  ///     a rollout shares them; none unless given.
  ///   - share: The share of the earlier version, 0 to 1; 0.5 unless given.
  ///   - rollout: The way in which invocations go to a new version; all at once unless given.
  ///   - alarms: The alarms that bring the earlier version back when one goes off during a rollout, such as those of
  ///     ``FunctionAlarms`` of the function, 10 at most; none unless given.
  ///   - description: The purpose of the alias, 256 characters at most; none unless given.
  ///   - name: The alias's name, 1 to 128 letters, digits and `-_`, not only digits; its id unless given. A change replaces
  ///     the alias.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Aliases](https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of function: Function, provisioned: Int? = nil, besides earlier: StringValue? = nil,
    share: Double = 0.5, rollout: FunctionRollout? = nil, rollingBackOn alarms: [Alarm] = [],
    description: StringValue? = nil, name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.function = function
    let name: StringValue = (name ?? .literal(id)).checked(Self.mistake(inName:))
    self.name = name
    version = function.published.version(of: function)
    if function.scope.stackIndex != scope.stackIndex {
      // What another stack takes over can't change, and each version is another.
      declaration.report(
        "an alias must be in the stack of its function", property: "of", expected: "a function of \(scope.stack)",
        given: "\(function.scope.path)", hint: "declare the alias in \(function.scope.stack)")
    }
    if !(0...1).contains(share) {
      declaration.report(
        "a share must be 0 to 1", property: "share", expected: "0 to 1", given: "\(share)")
    }
    if let provisioned, let reserved = function.reservedConcurrency, provisioned > reserved {
      declaration.report(
        "code can't be started for more invocations than are reserved", property: "provisioned",
        expected: "\(reserved) or fewer", given: "\(provisioned)",
        hint: "reserve more: reservedConcurrency: of \(function.scope.path)")
    }
    if earlier != nil, rollout != nil {
      declaration.report(
        "a rollout shares invocations by itself", property: "besides", expected: "no earlier version",
        given: "one beside a rollout", hint: "leave out besides, or the rollout")
    }
    if earlier != nil, provisioned != nil {
      declaration.report(
        "an earlier version gets no share where code is started beforehand", property: "besides",
        expected: "no earlier version", given: "one beside provisioned", hint: "leave out besides, or provisioned")
    }
    let used = (provisioned == nil && rollout == nil ? earlier : nil)?.checked { text in
      !text.isEmpty && text.utf8.allSatisfy(\.isASCIIDigit)
        ? nil : .name("this is no version of a function", expected: "a number such as 12", given: text)
    }
    resource =
      Lambda.Alias(
        id, in: parent, functionName: function.name, functionVersion: version.attribute("Version"), name: name,
        description: description,
        provisionedConcurrencyConfig: provisioned.map {
          .init(
            provisionedConcurrentExecutions: declaration.number(
              $0, in: 1...Int(Int32.max), "code is started beforehand for 1 invocation or more",
              property: "provisioned"))
        },
        routingConfig: used.map { version in
          .init(additionalVersionWeights: [
            .init(functionVersion: version, functionWeight: .literal((0...1).contains(share) ? share : 0))
          ])
        }
      ).resource
    if rollout == nil, !alarms.isEmpty {
      declaration.report(
        "without a rollout nothing is brought back", severity: .warning, property: "rollingBackOn",
        expected: "a rollout such as .canary10Percent5Minutes", given: Count.of(alarms.count, "alarm"))
    }
    guard let rollout else {
      role = nil
      return
    }
    role = Role(
      "RolloutRole", in: scope, trusting: .service("codedeploy.amazonaws.com"),
      when: [.stringEquals("aws:SourceAccount", scope.account)],
      permissions: FunctionRollout.permissions(of: function, watching: alarms))
    resource.updatePolicy = rollout.declare(by: role?.arn ?? .noValue, watching: alarms, declaration)
  }

  private static func mistake(inName name: String) -> Finding? {
    let isRight =
      (1...128).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_")
      && !name.utf8.allSatisfy(\.isASCIIDigit)
    return isRight
      ? nil
      : .name(
        "Lambda refuses this name of an alias",
        expected: "1 to 128 letters, digits, hyphens and underscores, not only digits", given: name)
  }
}
