extension GuidePoint {
  /// The points about parameters: their order, and what they are.
  static let parameters = [
    idAndScopeFirst, homeNext, requiredFirst, commonOptionsLast, callerLast, closureLast, unitsInTypes,
    flagsAreStatements,
  ]

  private static let idAndScopeFirst = GuidePoint(
    id: "id-and-scope-first", sentence: "`_ id: String, in parent: Scope` come first."
  ) { sources in
    sources.callable.filter { sources.declares($0.declaration) }.flatMap { file, declaration in
      [("_", "id", "String"), ("in", "parent", "Scope")].enumerated().compactMap { index, expected -> GuideFault? in
        let given = declaration.parameters.indices.contains(index) ? declaration.parameters[index] : nil
        let isRight =
          given.map { ($0.label, $0.name, $0.type) == expected && $0.defaultValue == nil } ?? false
        return isRight
          ? nil
          : file.fault(
            declaration, given, expected: "\(expected.0) \(expected.1): \(expected.2)",
            given: given.map { "\($0.label) \($0.name): \($0.type)" } ?? "nothing")
      }
    }
  }

  private static let homeNext = GuidePoint(
    id: "home-next", sentence: "What the construct is in comes next: `vpc`, `cluster`."
  ) { sources in
    sources.callable.filter { sources.declares($0.declaration) }.flatMap { file, declaration in
      declaration.parameters.enumerated().compactMap { index, parameter in
        let isHome = parameter.type == "some Network" || parameter.type == "some ContainerCluster"
        return isHome && index != 2
          ? file.fault(declaration, parameter, expected: "the third place", given: "place \(index + 1)") : nil
      }
    }
  }

  private static let requiredFirst = GuidePoint(
    id: "required-first", sentence: "What must be given comes before what has a default."
  ) { sources in
    sources.callable.flatMap { file, declaration -> [GuideFault] in
      guard let option = declaration.parameters.firstIndex(where: { $0.defaultValue != nil }) else { return [] }
      return declaration.parameters[option...].filter { $0.defaultValue == nil && !$0.isVariadic && !$0.isClosure }
        .map { parameter in
          file.fault(
            declaration, parameter, expected: "a place before \(declaration.parameters[option].knownName)",
            given: "one behind it")
        }
    }
  }

  /// The options that many constructs have, in their order.
  private static let commonOptions = ["description", "name", "key", "deletionPolicy"]

  private static let commonOptionsLast = GuidePoint(
    id: "common-options-last",
    sentence: "A construct's own options come first, then `description`, `name`, `key`, `deletionPolicy`."
  ) { sources in
    sources.callable.filter { $0.declaration.kind == .initializer }.flatMap { file, declaration -> [GuideFault] in
      let isConstruct = sources.constructs.contains(declaration.owner) || ConstructSources.isImported(declaration.owner)
      let options = declaration.parameters.filter {
        $0.defaultValue != nil && !["file", "line"].contains($0.label) && !$0.isClosure
      }
      let given = options.map(\.label)
      let common = commonOptions.filter(given.contains)
      let expected = given.filter { !commonOptions.contains($0) } + common
      guard isConstruct, let index = given.indices.first(where: { given[$0] != expected[$0] }) else { return [] }
      return [
        file.fault(
          declaration, options[index], expected: "the options in the order \(expected.joined(separator: ", "))",
          given: given.joined(separator: ", "))
      ]
    }
  }

  private static let callerLast = GuidePoint(
    id: "caller-last", sentence: "The caller's place comes last: `file: String = #filePath, line: Int = #line`."
  ) { sources in
    sources.callable.flatMap { file, declaration -> [GuideFault] in
      guard let first = declaration.parameters.first(where: { ["file", "line"].contains($0.label) }) else { return [] }
      let last = declaration.parameters.filter { !$0.isClosure }.suffix(2).map {
        "\($0.label): \($0.type) = \($0.defaultValue ?? "nothing")"
      }
      return last == ["file: String = #filePath", "line: Int = #line"]
        ? []
        : [
          file.fault(
            declaration, first, expected: "file: String = #filePath, line: Int = #line at the end",
            given: last.joined(separator: ", "))
        ]
    }
  }

  private static let closureLast = GuidePoint(
    id: "closure-last", sentence: "A closure comes last of all, so that it can trail."
  ) { sources in
    sources.callable.flatMap { file, declaration in
      declaration.parameters.dropLast().filter(\.isClosure).map {
        file.fault(
          declaration, $0, expected: "the last place",
          given: "one before \(declaration.parameters.last?.knownName ?? "")")
      }
    }
  }

  /// The units that have types of their own.
  private static let units = [
    "seconds", "minutes", "hours", "days", "millis", "timeout", "interval", "bytes", "mebibytes", "gibibytes", "vcpu",
    "cidr",
  ]

  private static let unitsInTypes = GuidePoint(
    id: "units-in-types",
    sentence: "Units are in types, not in names: `Duration`, `Memory`, `Cpu`, `CIDR`, `Retention`."
  ) { sources in
    sources.callable.filter { file, declaration in
      sources.constructs.contains(declaration.owner) || ConstructSources.isImported(declaration.owner)
    }.flatMap { file, declaration in
      declaration.parameters.filter { parameter in
        let name = parameter.knownName.lowercased()
        return ["Int", "Double", "String", "StringValue", "IntegerValue"].contains(parameter.type.filter { $0 != "?" })
          && units.contains { name.hasSuffix($0) }
      }.map { file.fault(declaration, $0, expected: "a type with the unit", given: $0.type) }
    }
  }

  private static let flagsAreStatements = GuidePoint(
    id: "flags-are-statements",
    sentence: "A flag reads as a statement, `isVersioned`, and its sentence begins with \"Whether\"."
  ) { sources in
    sources.callable.flatMap { file, declaration -> [GuideFault] in
      let told = declaration.documentation.parameters
      return declaration.parameters.filter { $0.type == "Bool" }.compactMap { parameter in
        let verb = parameter.knownName.prefix { !$0.isUppercase }
        if verb != "is", !verb.hasSuffix("s") {
          return file.fault(
            declaration, parameter, expected: "a verb first, as in isVersioned", given: parameter.knownName)
        }
        guard let sentence = told.first(where: { $0.name == parameter.name }) else { return nil }
        return sentence.text.hasPrefix("Whether ")
          ? nil
          : file.fault(
            declaration, parameter, line: sentence.line, expected: "a sentence that begins with Whether",
            given: sentence.text.firstWords)
      }
    }
  }
}

extension StringProtocol {
  /// The first words of a sentence, for messages.
  var firstWords: String {
    let words = split(separator: " ")
    return "\"" + words.prefix(4).joined(separator: " ") + (words.count > 4 ? " …\"" : "\"")
  }
}
