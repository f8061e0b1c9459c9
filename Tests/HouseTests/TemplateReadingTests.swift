import Testing

/// Finished templates have one reader: nobody else takes functions and the text of `Fn::Sub` apart.
@Suite struct TemplateReadingTests {
  /// The reader, what writes templates, and what holds certificates against them by code of its own.
  private static let readers: Set = ["StrataTemplate", "StrataLanguage", "StrataSynthesis", "StrataCertificates"]

  /// The exceptions: YAML's short tags are functions' names, and variables of policies are written as those of `Fn::Sub`.
  private static let exceptions: Set = [
    "Sources/StrataYAML/ShortFunction.swift", "Sources/StrataIsolation/Conditions/PolicyCondition.swift",
  ]

  @Test func functionsAreReadInOnePlace() {
    let readers = SourceFile.all.filter { !Self.readers.contains($0.module) && !Self.exceptions.contains($0.path) }
    #expect(readers.count > 400)
    let broken = readers.flatMap { file in
      file.code.filter { Self.readsFunction(String($0.line)) }.map { "\(file.path):\($0.number):\($0.line)" }
    }
    #expect(broken == [], "use JSONValue.call, argument(of:), referenceTarget or Substitution of StrataTemplate")
  }

  @Test(
    arguments: [
      #"if object[0].key == "Fn::ImportValue" {"#, #"case "Fn::GetAtt": return nil"#, #"value["Ref"]?.string"#,
      #"case "Fn::And", "Fn::Or":"#, #"value["Fn::If"]?.array"#, #"text.firstRange(of: "${")"#,
      #"text.hasPrefix("${")"#, #"["Ref", "Fn::GetAtt"].contains(key)"#,
      #"let names: Set = ["Fn::If", "Fn::Transform"]"#,
    ])
  func whatWouldBeAReader(line: String) {
    #expect(Self.readsFunction(line))
  }

  @Test(
    arguments: [
      #"return ["Ref": .string(name)]"#, #""Value": ["Fn::GetAtt": ["Jobs", "Arn"]],"#,
      #"let group = "${\(logicalID)}""#,
      #"hint: "join it: {\"Fn::Join\": …}""#, #"private static let identities = ["Arn", "Id", "Ref"]"#,
    ])
  func whatOnlyWrites(line: String) {
    #expect(!Self.readsFunction(line))
  }

  /// Whether a line compares or subscripts with a function's name, or takes the text of `Fn::Sub` apart.
  private static func readsFunction(_ line: String) -> Bool {
    // Few lines have what each of the patterns has, and patterns are slow.
    guard ["Fn::", "Ref", "${"].contains(where: line.contains) else { return false }
    let name = #""(Fn::[A-Za-z]+|Ref)""#
    let patterns = [
      "[=!]= \(name)", "\(name) [=!]=", "case \(name)", #"\[\#(name)\]"#, #""Fn::[A-Za-z]+"[,\]]"#, #""\$\{""#,
    ]
    return patterns.contains { pattern in
      (try? Regex(pattern)).map { line.contains($0) } ?? true
    }
  }
}
