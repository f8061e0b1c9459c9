import StrataJSON
package import StrataLanguage
import StrataTemplate
import StrataText

/// A template that a stack has beside its own: of a stack that is nested in it, or that something in it deploys.
package struct RenderedNested: Sendable {
  /// The stack, with nothing nested in it: the outermost one has all.
  package let stack: RenderedStack
  /// The bytes of the template's file; none where they can't be made.
  package let bytes: [UInt8]
  /// The reason why the bytes can't be made.
  package let problem: String?
  /// The digest of the bytes, in 64 hexadecimal digits, which is in the address that others have of it.
  package let sha256: String

  /// Whether something else than the stack around it deploys it, such as a stack set.
  package var isDetached: Bool { logicalPath == nil }
  /// The logical ids of the resources that lead to it from the outermost template, joined by slashes, as in
  /// `Network/Subnets`; nil where something else than a stack deploys it.
  package let logicalPath: String?

  package init(_ stack: RenderedStack, logicalPath: String?) {
    (self.stack, self.logicalPath) = (stack, logicalPath)
    var buffer = ByteBuffer()
    var problem: String?
    do throws(JSONWritingError) {
      try JSONWriter(keyOrder: .given, layout: .pretty).write(stack.template.json, to: &buffer)
    } catch {
      problem = error.description
    }
    self.problem = problem
    bytes = problem == nil ? buffer.bytes : []
    sha256 = SHA256.hexDigest(of: bytes)
  }

  /// The construct that has it, as in `Orders/Network`.
  package var path: ConstructPath { stack.origins.stack.path }
}

extension StackSynthesis {
  /// This stack and those whose templates it has, each behind those in it.
  var withNested: [StackSynthesis] {
    state.nested.flatMap { synthesis.stacks[$0.index].withNested } + [self]
  }

  /// The logical ids of the resources that lead here from the outermost stack; nil where something else deploys this one.
  private var logicalPath: String? {
    guard !isApart, let outer, let resource = state.nesting?.node.resource else { return nil }
    let id = outer.logicalID(of: resource.anchor)
    return outer.logicalPath.map { "\($0)/\(id)" } ?? id
  }

  /// The template of this stack with those that it has beside, once every stack that may use them is rendered.
  ///
  /// - Parameter bodies: What is rendered of this stack and those in it, in the order of ``withNested``.
  /// - Returns: The stack, with what is known of it and of those in it.
  func rendered(from bodies: [TemplateBody]) -> RenderedStack {
    var nested: [RenderedNested] = []
    var digests: [String: String] = [:]
    let stacks = withNested
    for index in 0..<stacks.count - 1 {
      let stack = stacks[index]
      let made = RenderedNested(
        stack.rendered(from: bodies[index], digests: digests), logicalPath: stack.logicalPath)
      digests[stack.state.name] = made.sha256
      nested.append(made)
    }
    let own = rendered(from: bodies[bodies.count - 1], digests: digests)
    return nested.isEmpty ? own : own.having(nested.sorted { $0.stack.index < $1.stack.index })
  }
}
