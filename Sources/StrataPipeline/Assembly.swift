public import StrataChecks
public import StrataFindings
public import StrataLanguage
import StrataSynthesis
public import StrataTemplate

/// The templates of an app, checked and ready to be written.
///
/// There is no way to one but through ``Pipeline``, so that what is written has been checked.
public struct Assembly: Sendable {
  /// The app's name.
  public let app: String

  /// The stacks in the order in which they can be deployed.
  public let stacks: [StackArtifact]

  /// Findings that don't stop a deployment, sorted by place.
  public let warnings: [Finding]

  /// Findings that are accepted where they are, with the reasons, sorted by place.
  public let accepted: [TemplateReport.Accepted]

  init(app: String, stacks: [StackArtifact], verdict: CheckedApp.Verdict) {
    self.app = app
    self.stacks = stacks
    warnings = verdict.warnings
    accepted = verdict.accepted
  }

  /// The stack of a name, if there is one.
  public subscript(name: String) -> StackArtifact? {
    stacks.first { $0.name == name }
  }
}

/// A stack as it was synthesized.
public struct StackArtifact: Sendable {
  /// The stack without its place among the others.
  public let checked: CheckedStack

  /// The names of the stacks that this one uses directly, in the order of deployment.
  public let dependencies: [String]

  init(_ checked: CheckedStack, dependencies: [String]) {
    self.checked = checked
    self.dependencies = dependencies
  }

  /// The bytes of the template's file.
  public var bytes: [UInt8] { checked.bytes }

  /// The stack's name.
  public var name: String { checked.name }

  /// The template.
  public var template: Template { checked.template }

  /// The account and region the stack is meant for, or nil for anywhere.
  public var env: StackEnvironment? { checked.rendered.env }

  /// The environment that the whole stack belongs to, such as `staging`; nil for one that is shared, or of none.
  public var environment: String? { checked.rendered.environment }

  /// The environments that have parts in the stack, such as `dev` and `prod`, in the order of declaration.
  public var environments: [String] { checked.rendered.environments }

  /// The parameters that belong to an environment, in the order of declaration.
  public var environmentParameters: [EnvironmentValue] { checked.rendered.environmentParameters }

  /// The outputs that belong to an environment, in the order of declaration.
  public var environmentOutputs: [EnvironmentValue] { checked.rendered.environmentOutputs }

  /// The tags of the stack whose values are known now, by key; those of its app are among them.
  public var tags: [String: String] { checked.rendered.tags }

  /// The acknowledgements that CloudFormation wants before it deploys the stack.
  public var capabilities: [Capability] { checked.rendered.capabilities }

  /// The packages of code that its functions use, in the order of declaration.
  package var packages: [PackageUse] { checked.rendered.packages }

  /// The templates that the stack has beside its own, outer ones first: those of stacks that are nested in it, at any depth.
  public var nested: [NestedArtifact] { checked.nested }

  /// The construct and line that each resource comes from, sorted by logical id.
  public var origins: [Origin] { checked.rendered.origins.resources }

  /// The name of the template's file, such as `Orders.template.json`.
  public var fileName: String { checked.fileName }
}
