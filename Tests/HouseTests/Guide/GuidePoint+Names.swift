extension GuidePoint {
  /// The points about names, in AWS and of files.
  static let names = [noFixedNames, namesAreOptional, resultsMayBeLeft, oneConstructInAFile]

  private static let noFixedNames = GuidePoint(
    id: "no-fixed-names",
    sentence: "No resource has a fixed name, so that everything can be there twice and be replaced."
  ) { sources in
    sources.files.flatMap { file in
      SwiftCall.calls(in: file.code.code.indices, of: file.code).flatMap { call -> [GuideFault] in
        guard call.arguments.contains(where: { $0.label == "in" }), call.name.first?.isUppercase ?? false,
          let declaration = file.declaration(around: call.offset)
        else { return [] }
        return call.arguments.filter { label, value, _ in
          (label == "name" || label.hasSuffix("Name")) && value.hasPrefix("\"") && !value.contains("\\(")
        }.map { label, value, line in
          file.fault(
            declaration, line: line, expected: "no \(label), or one with the stack's name in it", given: value)
        }
      }
    }
  }

  private static let namesAreOptional = GuidePoint(
    id: "names-are-optional",
    sentence: "A name in AWS is given by `name: StringValue? = nil`, and AWS makes one unless it is."
  ) { sources in
    sources.callable.filter { sources.declares($0.declaration) }.flatMap { file, declaration in
      declaration.parameters.filter {
        $0.label == "name" && ($0.type != "StringValue?" || $0.defaultValue != "nil")
      }.map { parameter in
        file.fault(
          declaration, parameter, expected: "StringValue? = nil",
          given: parameter.type + (parameter.defaultValue.map { " = \($0)" } ?? ""))
      }
    }
  }

  private static let resultsMayBeLeft = GuidePoint(
    id: "results-may-be-left",
    sentence: "An initializer that \"Declares\" is `@discardableResult`; one that \"Names\" isn't."
  ) { sources in
    sources.callable.filter { sources.declares($0.declaration) }.compactMap { file, declaration in
      let declares = declaration.documentation.summary?.text.hasPrefix("Declares ") ?? false
      let isDiscardable = declaration.modifiers.contains("@discardableResult")
      return declares == isDiscardable
        ? nil
        : file.fault(
          declaration, expected: declares ? "@discardableResult" : "a result that is used",
          given: declares ? "none" : "@discardableResult")
    }
  }

  private static let oneConstructInAFile = GuidePoint(
    id: "one-construct-in-a-file",
    sentence: "A construct has a file of its name to itself; more of it is in `Name+Part.swift`."
  ) { sources in
    sources.types.compactMap { file, type in
      guard let name = file.path.split(separator: "/").last, name != "\(type.name).swift" else { return nil }
      return file.fault(type, expected: "a file \(type.name).swift", given: String(name))
    }
  }
}
