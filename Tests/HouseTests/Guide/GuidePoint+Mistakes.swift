extension GuidePoint {
  /// The points about mistakes: whose line they name, and that nothing else happens.
  static let mistakes = [callerIsKept, reportsAtCaller, nothingThrows, nothingTraps, declaringIsPure]

  private static let callerIsKept = GuidePoint(
    id: "caller-is-kept", sentence: "An initializer that declares gives its scope the place of its caller."
  ) { sources in
    sources.callable.filter { sources.declares($0.declaration) }.compactMap { file, declaration in
      let keeps = file.body(of: declaration).contains("CallSite(file: file, line: line)")
      return keeps && declaration.parameter("file") != nil && declaration.parameter("line") != nil
        ? nil
        : file.fault(
          declaration, expected: "file and line, and CallSite(file: file, line: line) for its scope",
          given: "none of them")
    }
  }

  private static let reportsAtCaller = GuidePoint(
    id: "reports-at-caller", sentence: "A method that declares or reports something takes its caller's place as well."
  ) { sources in
    sources.callable.filter { $0.declaration.kind == .function }.compactMap { file, declaration in
      let body = file.body(of: declaration)
      let isAtCaller = declaration.parameter("file") != nil && declaration.parameter("line") != nil
      let word = ["Declaration(", ".report(", ", in: scope"].first { body.contains($0) }
      let takesDeclaration = declaration.parameters.contains { $0.type == "Declaration" }
      return isAtCaller || takesDeclaration
        ? nil : word.map { file.fault(declaration, expected: "file and line beside \($0)…", given: "none") }
    }
  }

  private static let nothingThrows = GuidePoint(
    id: "nothing-throws", sentence: "Nothing throws while declaring: a mistake is reported, and all come at once."
  ) { sources in
    // What is read from a profile isn't declared yet.
    sources.callable.filter { $0.declaration.throwsErrors && !$0.declaration.isReading }.map { file, declaration in
      file.fault(declaration, expected: "no throws", given: "throws")
    }
  }

  private static let nothingTraps = GuidePoint(
    id: "nothing-traps",
    sentence: "Nothing ends the process: no `!`, `try!`, `as!`, `fatalError`, precondition or assertion."
  ) { sources in
    sources.lines(
      with: [
        #"\bfatalError\("#, #"\bprecondition(Failure)?\("#, #"\bassert(ionFailure)?\("#, #"\btry!"#, #"\bas!"#,
        #"[A-Za-z0-9_)\]]+!(?=[^=]|$)"#, #"\bunowned\b"#,
      ], expected: "a mistake that is reported")
  }

  private static let declaringIsPure = GuidePoint(
    id: "declaring-is-pure",
    sentence: "Declaring is pure: no clock, chance, file, network, or variable of the environment."
  ) { sources in
    sources.lines(
      with: [
        #"^import (Foundation|FoundationEssentials|Glibc|Darwin)\b"#,
        #"\b(Date|UUID|ContinuousClock|SuspendingClock)\("#,
        #"\bProcessInfo\b"#, #"\bFileManager\b"#, #"\bURLSession\b"#, #"\.random\b"#,
        #"\bSystemRandomNumberGenerator\b"#,
        #"^ *(public |package |private |fileprivate )*static var [^{]*$"#,
      ], expected: "what is given as a parameter")
  }
}

extension ConstructSources {
  /// The faults of lines that match a pattern.
  fileprivate func lines(with patterns: [String], expected: String) -> [GuideFault] {
    let regexes = patterns.compactMap { try? Regex($0) }
    return files.flatMap { file in
      String(decoding: file.code.code, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().compactMap { index, line in
          guard let match = regexes.lazy.compactMap({ line.firstMatch(of: $0) }).first else { return nil }
          let subject = file.declarations.last { $0.line <= index + 1 }?.path ?? "the file"
          return GuideFault(
            path: file.path, line: index + 1, subject: subject, expected: expected,
            given: line[match.range].trimmingSpaces)
        }
    }
  }
}

extension SwiftDeclaration {
  /// Whether it's what `Decodable` asks for.
  fileprivate var isReading: Bool {
    kind == .initializer && parameters.map(\.label) == ["from"] && parameters[0].type == "any Decoder"
  }
}
