import StrataJSON
import StrataTemplate

/// A value of a template, and what it may be once parameters and conditions are known.
struct ValueReading: Sendable {
  let value: JSONValue
  let stack: StackReading
  /// The name of the property, for messages.
  let name: String
  /// What holds of conditions where the value counts.
  let assumptions: [ConditionSolver.Assumption]

  /// The values that may stand somewhere below: nil among them where there may be none.
  func choices(_ path: String = "") -> [ValueReading?] {
    var found: [ValueReading?] = branches
    for key in path.split(separator: "/").map(String.init) {
      found = found.flatMap { reading -> [ValueReading?] in
        guard let reading, let member = reading.value[key] else { return [nil] }
        return ValueReading(
          value: member, stack: stack, name: reading.name.isEmpty ? key : "\(reading.name)/\(key)",
          assumptions: reading.assumptions
        ).branches
      }
    }
    return found
  }

  /// The branches of an `Fn::If` that may hold; nil for `AWS::NoValue`.
  private var branches: [ValueReading?] {
    guard let call = value.call else { return [self] }
    if value.isNoValue { return [nil] }
    guard call.function == .if, call.arguments.count == 3, let condition = call.arguments[0].string else {
      return [self]
    }
    return [true, false].flatMap { holds -> [ValueReading?] in
      let assumed = assumptions + [.init(condition: condition, holds: holds)]
      if stack.solver.canHold(assumed) == false { return [] }
      return ValueReading(value: call.arguments[holds ? 1 : 2], stack: stack, name: name, assumptions: assumed).branches
    }
  }

  /// Whether something is there below: surely, surely not, or not known.
  func has(_ path: String) -> Presence {
    let found = choices(path).map { $0 != nil }
    return !found.contains(false) ? .always : found.contains(true) ? .sometimes : .never
  }

  /// The elements of a list below, each with the number that there is of it: one, or perhaps none.
  func elements(_ path: String) throws(Undecided) -> [(element: ValueReading, count: Bounds)] {
    let lists = choices(path)
    var found: [(element: ValueReading, count: Bounds)] = []
    for list in lists {
      guard let list else { continue }
      guard let elements = list.value.array else { throw list.unknown }
      for element in elements {
        let choices = ValueReading(value: element, stack: stack, name: list.name, assumptions: list.assumptions)
          .choices()
        let present = choices.compactMap(\.self)
        let isSure = lists.count == 1 && present.count == 1 && choices.count == 1
        found += present.map { ($0, isSure ? .one : Bounds(.zero, .one)) }
      }
    }
    return found
  }

  /// The number of elements of a list below; none where it isn't there.
  func count(_ path: String) throws(Undecided) -> Bounds {
    var bounds: Bounds?
    for list in choices(path) {
      let count = try list?.elementCount ?? Bounds(0)
      bounds = bounds?.union(count) ?? count
    }
    return bounds ?? Bounds(0)
  }

  private var elementCount: Bounds {
    get throws(Undecided) {
      if let elements = value.array {
        return elements.reduce(Bounds(0)) { sum, element in
          let choices = ValueReading(value: element, stack: stack, name: name, assumptions: assumptions).choices()
          let present = choices.count { $0 != nil }
          let one = Bounds(FixedDecimal(present == choices.count ? 1 : 0), FixedDecimal(present > 0 ? 1 : 0))
          return Bounds(sum.least + one.least, sum.most + one.most)
        }
      }
      // The list of a parameter is one text with commas.
      let texts = try texts()
      let counts = texts.map { Bounds($0.isEmpty ? 0 : $0.split(separator: ",").count) }
      return counts.dropFirst().reduce(counts[0]) { $0.union($1) }
    }
  }

  /// The texts that something below may be.
  ///
  /// - Parameters:
  ///   - path: The properties that lead there.
  ///   - fallback: What holds where nothing is there; nil where that leaves nothing known.
  /// - Returns: The texts, one at least.
  /// - Throws: The reason for which it isn't known.
  func texts(_ path: String, default fallback: String?) throws(Undecided) -> [String] {
    var found: [String] = []
    for choice in choices(path) {
      if let choice {
        found += try choice.texts()
      } else if let fallback {
        found.append(fallback)
      } else {
        throw Undecided("\(path) isn't in the template")
      }
    }
    return found
  }

  /// The text below that is the same whatever conditions there are.
  func text(_ path: String, default fallback: String? = nil) throws(Undecided) -> String {
    let found = Set(try texts(path, default: fallback))
    guard found.count == 1, let text = found.first else {
      throw Undecided("\(path) may be \(found.sorted().joined(separator: " or "))")
    }
    return text
  }

  /// Whether something below is true.
  func flag(_ path: String, default fallback: Bool = false) throws(Undecided) -> Bool {
    try text(path, default: fallback ? "true" : "false").lowercased() == "true"
  }

  /// The bounds of a number below.
  ///
  /// - Parameters:
  ///   - path: The properties that lead there.
  ///   - fallback: What holds where nothing is there; nil where that leaves nothing known.
  /// - Returns: The least and the most that it may be.
  /// - Throws: The reason for which it isn't known.
  func number(_ path: String, default fallback: FixedDecimal?) throws(Undecided) -> Bounds {
    var bounds: Bounds?
    for choice in choices(path) {
      let found: Bounds
      if let choice {
        found = try choice.numbers()
      } else if let fallback {
        found = Bounds(fallback)
      } else {
        throw Undecided("\(path) isn't in the template")
      }
      bounds = bounds?.union(found) ?? found
    }
    guard let bounds else { throw Undecided("\(path) isn't in the template") }
    return bounds
  }

  private func numbers() throws(Undecided) -> Bounds {
    if let range = parameterRange { return range }
    var bounds: Bounds?
    for text in try texts() {
      guard let number = FixedDecimal(text), !number.isNegative else {
        throw Undecided("\(name) is no number: \(text)")
      }
      bounds = bounds?.union(Bounds(number)) ?? Bounds(number)
    }
    guard let bounds else { throw unknown }
    return bounds
  }

  /// The reason for which the value isn't known.
  var unknown: Undecided {
    guard let target = value.referenceTarget else { return Undecided("\(name) isn't known before deployment") }
    if stack.contents.section("Parameters")[target.name] != nil {
      return Undecided(
        "\(name) is the parameter \(target.name), of which neither a value nor the allowed ones are known")
    }
    return Undecided("\(name) isn't known before deployment: it's of \(target.name)")
  }
}
