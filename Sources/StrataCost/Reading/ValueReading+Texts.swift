import StrataJSON
import StrataTemplate

extension ValueReading {
  /// The texts that the value may be.
  ///
  /// - Throws: The reason for which it isn't known.
  func texts() throws(Undecided) -> [String] { try texts(depth: 0) }

  private func texts(depth: Int) throws(Undecided) -> [String] {
    if let text = Scalar.text(of: value) { return [text] }
    if depth > 16 { throw unknown }
    var texts = [""]
    for part in PartialText(value).parts {
      let next: [String] =
        switch part {
        case .literal(let text): [text]
        case .unknown(let inner): try resolved(inner, depth: depth + 1)
        }
      if texts.count * next.count > 64 { throw unknown }
      texts = texts.flatMap { text in next.map { text + $0 } }
    }
    return texts
  }

  private func resolved(_ inner: JSONValue, depth: Int) throws(Undecided) -> [String] {
    let reading = ValueReading(value: inner, stack: stack, name: name, assumptions: assumptions)
    if let target = inner.referenceTarget { return try reading.texts(of: target) }
    guard let call = inner.call else { throw reading.unknown }
    switch call.function {
    case .if:
      var found: [String] = []
      for choice in reading.choices() { found += try choice?.texts(depth: depth) ?? [""] }
      return found
    case .findInMap: return try reading.mapped(call.arguments, depth: depth)
    default: throw reading.unknown
    }
  }

  /// The texts of a parameter, or of what every stack has.
  private func texts(of target: ReferenceTarget) throws(Undecided) -> [String] {
    if target.attribute != nil { throw unknown }
    if target.name == "AWS::Region" { return [stack.stack.region] }
    if target.name == "AWS::StackName", let name = stack.stack.name { return [name] }
    guard let parameter = stack.contents.section("Parameters")[target.name] else { throw unknown }
    // The value of such a parameter is where to look it up.
    if parameter["Type"]?.string?.hasPrefix("AWS::SSM::") == true { throw unknown }
    if let given = stack.contents.deployment.parameters[target.name] { return [given] }
    guard let allowed = parameter["AllowedValues"]?.array?.map(Scalar.text), !allowed.isEmpty, !allowed.contains(nil)
    else { throw unknown }
    return allowed.compactMap(\.self)
  }

  /// The texts of a mapping that keys may lead to.
  private func mapped(_ arguments: [JSONValue], depth: Int) throws(Undecided) -> [String] {
    guard arguments.count == 3, let name = arguments[0].string,
      let map = stack.contents.section("Mappings")[name]?.object
    else { throw unknown }
    func keys(_ index: Int) throws(Undecided) -> [String] {
      try ValueReading(value: arguments[index], stack: stack, name: self.name, assumptions: assumptions)
        .texts(depth: depth)
    }
    let seconds = try keys(2)
    var found: [String] = []
    for first in try keys(1) {
      for second in seconds {
        // Which of several keys there are isn't known, and one that isn't there can't be deployed.
        if let text = map[first]?[second].flatMap(Scalar.text) { found.append(text) }
      }
    }
    if found.isEmpty { throw unknown }
    return found
  }

  /// The range of a parameter that is a number without a list of values.
  var parameterRange: Bounds? {
    guard let name = value.argument(of: .ref)?.string, stack.contents.deployment.parameters[name] == nil,
      let parameter = stack.contents.section("Parameters")[name], parameter["AllowedValues"] == nil,
      let least = parameter["MinValue"].flatMap(Scalar.text).flatMap({ FixedDecimal($0) }),
      let most = parameter["MaxValue"].flatMap(Scalar.text).flatMap({ FixedDecimal($0) }), !least.isNegative
    else { return nil }
    return Bounds(least, most)
  }
}
