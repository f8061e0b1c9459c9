extension GuidePoint {
  /// The points about permissions.
  static let permissions = [permissionsAreNamed, permissionsAreTaken, noManagedPolicy]

  private static let permissionsAreNamed = GuidePoint(
    id: "permissions-are-named",
    sentence: "What may be done is a `Permission` named for it, as `reading`: \"The permission to …\"."
  ) { sources in
    sources.visible.filter { $0.declaration.kind == .property && $0.declaration.type == "Permission" }
      .compactMap { file, declaration in
        let verb = declaration.name.prefix { !$0.isUppercase }
        if !verb.hasSuffix("ing") {
          return file.fault(declaration, expected: "a name such as reading", given: declaration.name)
        }
        let summary = declaration.documentation.summary
        return summary?.text.hasPrefix("The permission to ") ?? false
          ? nil
          : file.fault(
            declaration, line: summary?.line, expected: "The permission to …",
            given: summary?.text.firstWords ?? "nothing")
      }
  }

  private static let permissionsAreTaken = GuidePoint(
    id: "permissions-are-taken", sentence: "What something may do is passed to it as `permissions: [Permission]`."
  ) { sources in
    sources.callable.flatMap { file, declaration in
      declaration.parameters.filter { $0.type == "[Permission]" && $0.knownName != "permissions" }.map {
        file.fault(declaration, $0, expected: "the name permissions", given: $0.knownName)
      }
    }
  }

  private static let noManagedPolicy = GuidePoint(
    id: "no-managed-policy",
    sentence: "No construct attaches a policy that AWS manages: each writes its own statements."
  ) { sources in
    sources.files.flatMap { file in
      String(decoding: file.code.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().compactMap { index, line in
          guard line.contains("iam::aws:policy"), !line.trimmingSpaces.hasPrefix("//") else { return nil }
          let subject = file.declarations.last { $0.line <= index + 1 }?.path ?? "the file"
          return GuideFault(
            path: file.path, line: index + 1, subject: subject, expected: "statements of its own",
            given: line.trimmingSpaces)
        }
    }
  }
}
