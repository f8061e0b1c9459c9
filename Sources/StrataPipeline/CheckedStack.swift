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

  /// The stack's name.
  public var name: String { rendered.name }

  /// The template.
  public var template: Template { rendered.template }

  /// The tags of the stack whose values are known now, by key.
  package var tags: [String: String] { rendered.tags }

  /// The name of the template's file, such as `Orders.template.json`.
  public var fileName: String { "\(name).template.json" }

  /// The account and region the stack is meant for, or nil for anywhere.
  package var env: StackEnvironment? { rendered.env }

  /// The environment that the whole stack belongs to; nil for one that is shared, or of none.
  package var environment: String? { rendered.environment }

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
        stack: stack.name, account: stack.env?.account, boundaries: stack.boundaries))
  }

  /// Makes the bytes of a template and holds all rules against it.
  static func checking(_ stack: RenderedStack, with checker: TemplateChecker) -> (
    stack: CheckedStack, report: StackReport
  ) {
    var findings: [Finding] = []
    var buffer = ByteBuffer()
    do throws(JSONWritingError) {
      try JSONWriter(keyOrder: .given, layout: .pretty).write(stack.template.json, to: &buffer)
    } catch {
      findings.append(stack.placed(Finding(.invalidValue, error.description, at: JSONPointer())))
    }
    let sent = sentSize(of: stack.template, written: buffer.count)
    let report = checker.report(on: contents(of: stack, byteCount: sent)).mapFindings { $0.map(stack.placed) }
    return (
      CheckedStack(rendered: stack, bytes: buffer.bytes, sentByteCount: sent),
      StackReport(mistakes: findings, findings: report.findings, accepted: report.accepted)
    )
  }
}
