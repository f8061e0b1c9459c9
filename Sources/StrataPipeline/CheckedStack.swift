import StrataChecks
package import StrataFindings
import StrataJSON
package import StrataLanguage
import StrataSynthesis
public import StrataTemplate

/// A stack whose template all rules were held against, with the bytes of its file.
///
/// There is no way to one but through ``Pipeline``. What was found is told of all stacks at once, at the end.
public struct CheckedStack: Sendable {
  let rendered: RenderedStack

  /// The bytes of the template's file.
  public let bytes: [UInt8]

  /// The size with which the template is sent, which is without white space where that makes a difference.
  let sentByteCount: Int

  /// The templates that the stack has beside its own, outer ones first: those of stacks that are nested in it, at any depth.
  public let nested: [NestedArtifact]

  /// The number of times that what was given of the app had turned out to be void before; 0 for a nested stack.
  ///
  /// Of all that ``Pipeline/summarize(_:into:)`` gives, the stacks of the last round count alone.
  package internal(set) var round = 0

  /// The stack's name.
  public var name: String { rendered.name }

  /// The template.
  public var template: Template { rendered.template }

  /// The tags of the stack whose values are known now, by key.
  package var tags: [String: String] { rendered.tags }

  /// The name of the template's file, such as `Orders.template.json`.
  public var fileName: String { Self.fileName(of: name) }

  /// The name of the file with the template of a stack.
  static func fileName(of stack: String) -> String { "\(stack).template.json" }

  /// The account and region the stack is meant for, or nil for anywhere.
  package var env: StackEnvironment? { rendered.env }

  /// The environment that the whole stack belongs to; nil for one that is shared, or of none.
  package var environment: String? { rendered.environment }

  /// The environments that have parts in the stack, in the order of declaration.
  package var environments: [String] { rendered.environments }

  /// What is in the template, with what is known of the stack beside.
  package var contents: TemplateContents { Self.contents(of: rendered, byteCount: sentByteCount) }

  /// A finding with the construct, the property and the line that its place in the template comes from.
  package func placed(_ finding: Finding) -> Finding { rendered.placed(finding) }
}

extension CheckedStack {
  /// The size that a template is sent with, which is without white space; as it's written where that is small enough.
  static func sentSize(of template: Template, written: Int) -> Int {
    template.sentByteCount(written: written)
  }

  private static func contents(of stack: RenderedStack, byteCount: Int) -> TemplateContents {
    TemplateContents(
      stack.template.json, byteCount: byteCount,
      deployment: TemplateDeployment(
        stack: stack.name, account: stack.env?.account, boundaries: stack.boundaries, templates: stack.nestedTemplates,
        path: fileName(of: stack.name)))
  }

  /// Makes the bytes of a template and holds all rules against it.
  ///
  /// - Parameters:
  ///   - stack: The stack.
  ///   - checker: The rules, which are held against the templates beside its own as well.
  ///   - inspect: Finds what nobody can accept, in each of the templates.
  /// - Returns: The stack, and what was found in all its templates.
  static func checking(
    _ stack: RenderedStack, with checker: TemplateChecker, inspecting inspect: (CheckedStack) -> [Finding]
  ) -> (stack: CheckedStack, report: StackReport) {
    let nested = stack.nested.map { NestedArtifact.checking($0, with: checker, inspecting: inspect) }
    var findings: [Finding] = []
    var buffer = ByteBuffer()
    let sent: Int
    do throws(JSONWritingError) {
      let compact = try JSONWriter(keyOrder: .given, layout: .pretty).write(stack.template.json, to: &buffer)
      sent = Template.sentByteCount(written: buffer.count, compact: compact)
    } catch {
      findings.append(stack.placed(Finding(.invalidValue, error.description, at: JSONPointer())))
      sent = sentSize(of: stack.template, written: buffer.count)
    }
    let report = report(on: stack, byteCount: sent, by: checker)
    let checked = CheckedStack(
      rendered: stack, bytes: buffer.bytes, sentByteCount: sent, nested: nested.map(\.artifact))
    return (
      checked,
      StackReport(
        mistakes: findings + inspect(checked) + nested.flatMap(\.report.mistakes),
        findings: report.findings + nested.flatMap(\.report.findings),
        accepted: report.accepted + nested.flatMap(\.report.accepted))
    )
  }

  /// What all rules find in a template, with its places as constructs and lines.
  static func report(on stack: RenderedStack, byteCount: Int, by checker: TemplateChecker) -> TemplateReport {
    checker.report(on: contents(of: stack, byteCount: byteCount)).mapFindings { $0.map(stack.placed) }
  }
}
