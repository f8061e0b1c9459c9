public import StrataChecks
public import StrataFindings
public import StrataJSON
public import StrataLanguage
import StrataSynthesis
import StrataText

/// The summary of an app in which there is no error, when its templates have been given on.
///
/// There is no way to one but through ``Pipeline``: who has it may put into place what was staged.
public struct AppSummary: Sendable {
  /// The app's name.
  public let app: String

  /// The stacks in the order in which they can be deployed.
  public let stacks: [StackSummary]

  /// Findings that don't stop a deployment, sorted by place.
  public let warnings: [Finding]

  /// Findings that are accepted where they are, with the reasons, sorted by place.
  public let accepted: [TemplateReport.Accepted]

  init(app: String, stacks: [StackSummary], verdict: CheckedApp.Verdict) {
    self.app = app
    self.stacks = stacks
    warnings = verdict.warnings
    accepted = verdict.accepted
  }
}

/// The summary of a stack whose template has been given on.
public struct StackSummary: Sendable {
  /// The stack's name.
  public let name: String

  /// The name of the template's file, such as `Orders.template.json`.
  public let fileName: String

  /// The size of the template's file in bytes.
  public let byteCount: Int

  /// The size with which the template is sent in bytes, which is without white space where that makes a difference.
  public let sentByteCount: Int

  /// The SHA-256 of the template's file, in hexadecimal digits.
  public let sha256: String

  /// The number of the template's resources.
  public let resourceCount: Int

  /// The number of the template's outputs.
  public let outputCount: Int

  /// The template's parameters, by name.
  public let parameters: JSONObject

  /// The account and region the stack is meant for, or nil for anywhere.
  public let env: StackEnvironment?

  /// The environment that the whole stack belongs to, such as `staging`; nil for one that is shared, or of none.
  public let environment: String?

  /// The environments that have parts in the stack, such as `dev` and `prod`, in the order of declaration.
  public let environments: [String]

  /// The parameters that belong to an environment, in the order of declaration.
  public let environmentParameters: [EnvironmentValue]

  /// The tags of the stack whose values are known now, by key; those of its app are among them.
  public let tags: [String: String]

  /// The acknowledgements that CloudFormation wants before it deploys the stack.
  public let capabilities: [Capability]

  /// The packages of code that its functions use, in the order of declaration.
  package let packages: [PackageUse]

  /// The templates that the stack has beside its own, outer ones first.
  public let nested: [NestedSummary]

  /// The names of the stacks that this one uses directly, in the order of deployment.
  public internal(set) var dependencies: [String]

  init(_ stack: CheckedStack, dependencies: [String] = []) {
    let rendered = stack.rendered
    name = stack.name
    fileName = stack.fileName
    byteCount = stack.bytes.count
    sentByteCount = stack.sentByteCount
    sha256 = SHA256.hexDigest(of: stack.bytes)
    resourceCount = stack.template.resources.count
    outputCount = stack.template.outputs.count
    parameters = stack.template.parameters
    env = rendered.env
    environment = rendered.environment
    environments = rendered.environments
    environmentParameters = rendered.environmentParameters
    tags = rendered.tags
    capabilities = rendered.capabilities
    packages = rendered.packages
    nested = stack.nested.map(NestedSummary.init)
    self.dependencies = dependencies
  }
}

/// The summary of a template that a stack has beside its own.
public struct NestedSummary: Sendable {
  /// The name: that of the stack around and the ids below it, such as `Orders.Network`.
  public let name: String

  /// The name of the template's file, such as `Orders.Network.template.json`.
  public let fileName: String

  /// The size of the template's file in bytes.
  public let byteCount: Int

  /// The SHA-256 of the template's file, in hexadecimal digits.
  public let sha256: String

  /// The key that the template has in the bucket that CloudFormation reads it from.
  public var key: String { TemplatesBucket.key(of: sha256) }

  /// The number of the template's resources.
  public let resourceCount: Int

  init(_ nested: NestedArtifact) {
    (name, fileName, sha256) = (nested.name, nested.fileName, nested.sha256)
    (byteCount, resourceCount) = (nested.bytes.count, nested.template.resources.count)
  }
}

extension StackArtifact {
  /// The summary that is kept of the stack where its template isn't.
  public var summary: StackSummary { StackSummary(checked, dependencies: dependencies) }
}

extension Assembly {
  /// The summary that is kept of the app where its templates aren't.
  public var summary: AppSummary {
    AppSummary(
      app: app, stacks: stacks.map(\.summary), verdict: CheckedApp.Verdict(warnings: warnings, accepted: accepted))
  }
}
