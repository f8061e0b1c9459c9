import StrataJSON
import StrataTemplate

/// The text that a function puts together, as far as it's written out in the template.
struct JoinedText {
  /// The bytes, with a zero for each part that's known only at deployment.
  private(set) var bytes: [UInt8] = []
  /// The texts in it that stand elsewhere in the template.
  private(set) var referenced: [String] = []
  /// Whether something in it depends on a condition.
  private(set) var isConditional = false

  private let template: JSONValue
  /// The branch that's taken of each condition, 1 or 2.
  private let branch: Int

  /// Puts a value together.
  ///
  /// - Parameters:
  ///   - value: The value, such as `{"Fn::Join": ["", ["a", "b"]]}`.
  ///   - template: The template, whose parameters and mappings have texts as well.
  ///   - branch: Which values count where a condition decides: the first or the second.
  init(_ value: JSONValue, in template: JSONValue, branch: Int) {
    (self.template, self.branch) = (template, branch)
    add(value, depth: 0)
  }

  /// Whether the text in the arguments of a function is part of what it puts together.
  static func isPutTogether(by function: IntrinsicFunction?) -> Bool {
    switch function {
    case .join, .sub, .if: true
    default: false
    }
  }

  private mutating func add(_ value: JSONValue, depth: Int) {
    switch value {
    case .string(let text): bytes += text.utf8
    case .integer(let number): bytes += String(number).utf8
    default:
      guard depth < 64, let call = value.call else { return bytes.append(0) }
      add(call, depth: depth + 1)
    }
  }

  private mutating func add(_ call: FunctionCall, depth: Int) {
    switch call.function {
    case .join:
      for (index, element) in (call.argument[1]?.array ?? []).enumerated() {
        if index > 0 { add(call.argument[0] ?? .null, depth: depth) }
        add(element, depth: depth)
      }
    case .sub:
      for part in Substitution(call.argument)?.parts ?? [] {
        switch part {
        case .literal(let text): bytes += text.utf8
        case .value(let value): add(value, depth: depth)
        case .reference(let target): add(referenced: target.attribute == nil ? parameter(target.name) : nil)
        }
      }
    case .if:
      isConditional = true
      add(call.argument[branch] ?? .null, depth: depth)
    case .ref: add(referenced: call.argument.string.flatMap(parameter))
    case .findInMap:
      let keys = call.arguments.compactMap(\.string)
      add(referenced: keys.count == 3 ? template["Mappings"]?[keys[0]]?[keys[1]]?[keys[2]] : nil)
    default: bytes.append(0)
    }
  }

  private mutating func add(referenced value: JSONValue?) {
    guard let text = value.flatMap(Scalar.text) else { return bytes.append(0) }
    bytes += text.utf8
    referenced.append(text)
  }

  /// The text that a parameter has unless it's given another.
  private func parameter(_ name: String) -> JSONValue? { template["Parameters"]?[name]?["Default"] }
}
