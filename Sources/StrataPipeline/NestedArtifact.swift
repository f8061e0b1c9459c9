import StrataChecks
import StrataFindings
import StrataJSON
public import StrataLanguage
import StrataSynthesis
public import StrataTemplate

/// A template that a stack has beside its own: of a stack that is nested in it, or that a stack set deploys.
///
/// All rules were held against it. The stack around has its address, whose last part is the key that ``sha256`` makes.
public struct NestedArtifact: Sendable {
  /// The stack that the template is of, as it was checked.
  let checked: CheckedStack

  /// The SHA-256 of the template's file, in hexadecimal digits.
  public let sha256: String

  /// The logical ids of the resources that lead to it from the stack's own template, joined by slashes, as in
  /// `Network/Subnets`; nil where something else than the stack deploys it, such as a stack set.
  public let logicalPath: String?

  /// The name: that of the stack around and the ids below it, such as `Orders.Network`.
  public var name: String { checked.name }

  /// The construct that has it, as in `Orders/Network`.
  public var path: ConstructPath { checked.rendered.origins.stack.path }

  /// The template.
  public var template: Template { checked.template }

  /// The bytes of the template's file.
  public var bytes: [UInt8] { checked.bytes }

  /// The construct and line that each resource comes from, sorted by logical id.
  public var origins: [Origin] { checked.rendered.origins.resources }

  /// The environment that the whole stack belongs to, such as `staging`; nil for one that is shared, or of none.
  public var environment: String? { checked.environment }

  /// The name of the template's file, such as `Orders.Network.template.json`.
  public var fileName: String { checked.fileName }

  /// The key that the template has in the bucket that CloudFormation reads it from.
  public var key: String { TemplatesBucket.key(of: sha256) }
}

extension NestedArtifact {
  /// Holds all rules against a template.
  static func checking(
    _ nested: RenderedNested, with checker: TemplateChecker, inspecting inspect: (CheckedStack) -> [Finding]
  ) -> (artifact: NestedArtifact, report: StackReport) {
    let stack = nested.stack
    // It's sent as the file is, from a bucket.
    let checked = CheckedStack(rendered: stack, bytes: nested.bytes, sentByteCount: nested.bytes.count, nested: [])
    let problems = nested.problem.map { [stack.placed(Finding(.invalidValue, $0, at: JSONPointer()))] } ?? []
    let report = CheckedStack.report(on: stack, byteCount: nested.bytes.count, by: checker)
    return (
      NestedArtifact(checked: checked, sha256: nested.sha256, logicalPath: nested.logicalPath),
      StackReport(mistakes: problems + inspect(checked), findings: report.findings, accepted: report.accepted)
    )
  }
}
