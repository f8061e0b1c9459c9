import StrataFacts
import StrataJSON
import StrataSchema

extension ViolationFinder {
  /// What can be wrong with a text.
  func violations(of text: String, _ place: SchemaSampler.Place) -> [SampleViolation] {
    var found: [SampleViolation] = []
    let scalars = text.unicodeScalars
    // A text is also given where a number is wanted, and then its length means nothing.
    guard place.shape.types.isEmpty || place.shape.types.contains(.string) else { return [] }
    for format in place.shape.fixed.compactMap(\.format) {
      if let (kind, wrong) = Self.malformed(format) { found.append(SampleViolation(kind, place.path, .string(wrong))) }
    }
    // The length of JSON as text isn't that of the text that holds it.
    if place.shape.fixed.contains(where: { $0.format == "json" }) { return found }
    for rules in place.shape.fixed.compactMap(\.text) {
      if let least = rules.length?.least, least > 0, scalars.count >= least {
        found.append(SampleViolation(.length, place.path, .string(String(scalars.prefix(least - 1)))))
      }
      if let most = rules.length?.greatest, most < 2_000, scalars.count <= most {
        let more = String(repeating: scalars.last.map { String($0) } ?? "a", count: most + 1 - scalars.count)
        found.append(SampleViolation(.length, place.path, .string(text + more)))
      }
      guard let pattern = rules.pattern else { continue }
      let wrong = Self.strange.first { candidate in
        place.shape.text.hasLength(candidate) && SchemaPatterns.matches(candidate, pattern) == false
      }
      if let wrong { found.append(SampleViolation(.pattern, place.path, .string(wrong))) }
    }
    return found
  }

  /// What is outside the range of a number.
  func rangeViolations(_ place: SchemaSampler.Place) -> [SampleViolation] {
    var found: [SampleViolation] = []
    func add(_ value: Double?) {
      guard let value, value.magnitude < 1e15, let number = Int64(exactly: value.rounded()) else { return }
      found.append(SampleViolation(.range, place.path, .integer(number)))
    }
    for rules in place.shape.fixed.compactMap(\.number) {
      add(rules.range?.least.map { $0.rounded(.down) - 1 })
      add(rules.range?.greatest.map { $0.rounded(.up) + 1 })
      add(rules.openRange?.least.map { $0.rounded(.down) })
      add(rules.openRange?.greatest.map { $0.rounded(.up) })
    }
    return found
  }

  /// What is none of the values allowed.
  func enumViolations(_ place: SchemaSampler.Place) -> [SampleViolation] {
    place.shape.fixed.compactMap(\.values).map { rules in
      let allowed = rules.constant.map { [$0] } ?? rules.allowed
      let numbers = allowed.compactMap(\.integer)
      let isNumeric = !numbers.isEmpty && numbers.count == allowed.count
      let other: JSONValue = isNumeric ? .integer((numbers.max() ?? 0) + 1) : "strata-sample"
      return SampleViolation(.enumeration, place.path, other)
    }
  }

  /// What is of another kind than wanted.
  func typeViolations(_ place: SchemaSampler.Place) -> [SampleViolation] {
    let types = SampleShape.types(of: place.shape.fixed)
    guard !types.isEmpty, !place.path.isEmpty else { return [] }
    let isJSON = place.shape.fixed.contains { $0.format == "json" }
    var found: [SampleViolation] = []
    if !types.contains(.object), !isJSON {
      found.append(SampleViolation(.type, place.path, ["StrataSample": "sample"]))
    } else if !types.contains(.list), !isJSON {
      found.append(SampleViolation(.type, place.path, ["sample"]))
    }
    if !types.contains(.string), !isJSON { found.append(SampleViolation(.scalar, place.path, "sample")) }
    return found
  }

  /// A text that doesn't have a format, or nil where the format means nothing.
  private static func malformed(_ format: String) -> (SampleViolation.Kind, String)? {
    switch format {
    case "date-time": (.format, "2025-13-32")
    case "ipv4-network": (.format, "10.0.0.256/16")
    case "ipv6-network": (.format, "2001:db8::g/32")
    case "uri": (.uri, "sample sample")
    case "json": (.json, "{")
    case _ where TextSampler.examples[format] != nil && format.hasPrefix("AWS::"): (.awsFormat, "sample sample?")
    default: nil
    }
  }

  /// Texts that few patterns match.
  private static let strange = [
    "!", "!sample", "\u{7F}", "", " ", "a\nb", "%%%%%%%%", "sample sample", "<>", "~sample~sample~sample~sample~", "é",
    "😀",
    String(repeating: "!", count: 40), String(repeating: "?", count: 100), String(repeating: "a", count: 300),
  ]
}
