extension GuidePoint {
  /// The points about documentation.
  static let documentation = [
    namedFirst, verbFirst, parametersAreTold, limitsAreTold, defaultsAreTold, resourcesAreTold, useIsShown,
  ]

  private static let namedFirst = GuidePoint(
    id: "named-first",
    sentence: "A sentence's first words name the thing: \"A bucket\", not \"What\", \"How\", \"This\" or \"Tells\"."
  ) { sources in
    sources.visible.flatMap { file, declaration in
      let told = declaration.documentation
      var sentences = told.parameters.map { ($0.line, $0.text, declaration.parameter($0.name)) }
      let isNoun = declaration.kind.isType || declaration.kind == .property
      if isNoun, let summary = told.summary { sentences.append((summary.line, summary.text, nil)) }
      return sentences.compactMap { line, text, parameter in
        Documentation.openings.contains(text.firstWord)
          ? file.fault(declaration, parameter, line: line, expected: "words that name it", given: text.firstWords) : nil
      }
    }
  }

  private static let verbFirst = GuidePoint(
    id: "verb-first", sentence: "An initializer \"Declares\" the thing, or \"Names\" it where it exists already."
  ) { sources in
    sources.callable.filter { _, declaration in
      sources.declares(declaration)
        || declaration.kind == .initializer && ConstructSources.isImported(declaration.owner)
    }.compactMap { file, declaration in
      let summary = declaration.documentation.summary
      let verbs = ConstructSources.isImported(declaration.owner) ? ["Names "] : ["Declares ", "Names "]
      return verbs.contains { summary?.text.hasPrefix($0) ?? false }
        ? nil
        : file.fault(
          declaration, line: summary?.line, expected: verbs.map(\.trimmingSpaces).joined(separator: " or "),
          given: summary?.text.firstWords ?? "nothing")
    }
  }

  private static let parametersAreTold = GuidePoint(
    id: "parameters-are-told", sentence: "Each parameter has a sentence; a function's only one may do without."
  ) { sources in
    sources.callable.flatMap { file, declaration -> [GuideFault] in
      let told = declaration.documentation.parameters.map(\.name)
      let isOperator = !(declaration.name.first?.isLetter ?? false)
      if told.isEmpty && (declaration.parameters.count < 2 || isOperator) { return [] }
      return declaration.parameters.filter { !told.contains($0.name) }.map { parameter in
        file.fault(declaration, parameter, expected: "a sentence for \(parameter.name)", given: "none")
      }
    }
  }

  private static let limitsAreTold = GuidePoint(
    id: "limits-are-told",
    sentence: "The sentence of a number or a time gives its unit and its limits, in digits."
  ) { sources in
    sources.tellingParameters.filter { _, _, parameter, _ in
      ["Int", "Double", "Duration", "ClosedRange<Int>"].contains(parameter.type.filter { $0 != "?" })
        && parameter.label != "line"
    }.compactMap { file, declaration, parameter, sentence in
      sentence.text.contains { $0.isNumber }
        ? nil
        : file.fault(
          declaration, parameter, line: sentence.line, expected: "its limits, such as 1 to 300 s",
          given: sentence.text.firstWords)
    }
  }

  private static let defaultsAreTold = GuidePoint(
    id: "defaults-are-told",
    sentence: "The sentence of a parameter with a default says what holds \"unless given\", be it nothing."
  ) { sources in
    sources.tellingParameters.filter { _, _, parameter, _ in
      parameter.defaultValue != nil && !["file", "line"].contains(parameter.label)
    }.compactMap { file, declaration, parameter, sentence in
      sentence.text.lowercased().contains("unless")
        ? nil
        : file.fault(
          declaration, parameter, line: sentence.line,
          expected: "what holds unless given, which is \(parameter.defaultValue ?? "")",
          given: sentence.text.firstWords)
    }
  }

  private static let resourcesAreTold = GuidePoint(
    id: "resources-are-told",
    sentence: "A construct's documentation names its types of resources: \"Resource: `AWS::S3::Bucket`.\""
  ) { sources in
    sources.types.filter { sources.constructs.contains($0.declaration.path) }.compactMap { file, type in
      let text = type.documentation.text
      let names = ["Resource: `AWS::", "Resources: `AWS::", "`AWS::"]
      return text.contains("Resource") && names.contains { text.contains($0) }
        ? nil
        : file.fault(type, expected: "Resource: and the type of its resource", given: "none")
    }
  }

  private static let useIsShown = GuidePoint(
    id: "use-is-shown", sentence: "It shows its use in a few lines of Swift, which the tests compile."
  ) { sources in
    sources.types.filter { _, type in
      sources.members(of: type.path).contains { $0.kind == .initializer && $0.isPublic }
    }.compactMap { file, type in
      type.documentation.lines.contains { $0.text == "```swift" }
        ? nil : file.fault(type, expected: "an example in a block of Swift", given: "none")
    }
  }
}

extension ConstructSources {
  /// The parameters that have a sentence, with it.
  fileprivate var tellingParameters:
    [(
      file: File, declaration: SwiftDeclaration, parameter: SwiftParameter,
      sentence: (name: String, line: Int, text: String)
    )]
  {
    callable.flatMap { file, declaration in
      declaration.documentation.parameters.compactMap { sentence in
        declaration.parameters.first { $0.name == sentence.name }.map { (file, declaration, $0, sentence) }
      }
    }
  }
}
