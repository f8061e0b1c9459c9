import StrataJSON
import StrataTemplate

/// A way from a resource to one of the values in it.
struct PropertyPath: Sendable, Hashable {
  enum Step: Sendable, Hashable {
    case name(String)
    /// An element, and what it's known by where it has a name.
    case index(Int, String?)
    /// The second or third argument of an `Fn::If`, whose values stand where it stands.
    case branch(Int)
  }

  var steps: [Step]

  init(_ steps: [Step] = []) {
    self.steps = steps
  }

  func appending(_ step: Step) -> PropertyPath { PropertyPath(steps + [step]) }

  var pointer: JSONPointer {
    JSONPointer(
      steps.flatMap { step -> [String] in
        switch step {
        case .name(let name): [name]
        case .index(Form.Element.single, _): []
        case .index(let index, _): [String(index)]
        case .branch(let index): [IntrinsicFunction.if.name, String(index)]
        }
      })
  }

  /// The path as people write it: `Tags[Owner].Value`.
  var text: String {
    var text = ""
    for step in steps.first == .name("Properties") && steps.count > 1 ? steps.dropFirst() : steps[...] {
      switch step {
      case .name(let name): text += text.isEmpty ? name : "." + name
      case .index(Form.Element.single, _): break
      case .index(let index, let name): text += "[\(name ?? String(index))]"
      case .branch(let index): text += index == 1 ? "(then)" : "(else)"
      }
    }
    return text
  }

  /// Whether this path comes before another: by name, and by number within a list.
  func precedes(_ other: PropertyPath) -> Bool {
    for (step, otherStep) in zip(steps, other.steps) where step != otherStep {
      switch (step, otherStep) {
      case (.name(let left), .name(let right)): return utf8Precedes(left, right)
      case (.index(let left, _), .index(let right, _)), (.branch(let left), .branch(let right)): return left < right
      case (.name, _): return true
      case (_, .name): return false
      case (.index, _): return true
      case (.branch, _): return false
      }
    }
    return steps.count < other.steps.count
  }
}
