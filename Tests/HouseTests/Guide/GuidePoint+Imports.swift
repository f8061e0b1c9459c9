extension GuidePoint {
  /// The points about what exists already.
  static let imports = [importsDeclareNothing, importsAreNamedByWhatTheyAre, importsPermitTheSame]

  private static let importsDeclareNothing = GuidePoint(
    id: "imports-declare-nothing",
    sentence: "What exists already is an `ImportedBucket`: no construct, without id and scope."
  ) { sources in
    sources.types.filter { ConstructSources.isImported($0.declaration.name) }.flatMap { file, type -> [GuideFault] in
      if sources.constructs.contains(type.path) {
        return [file.fault(type, expected: "a value that declares nothing", given: "a Construct")]
      }
      return sources.members(of: type.path).filter { $0.kind == .initializer }.flatMap { declaration in
        declaration.parameters.filter { $0.type == "Scope" || $0.label == "file" || $0.label == "line" }.map {
          file.fault(declaration, $0, expected: "no such parameter", given: $0.type)
        }
      }
    }
  }

  private static let importsAreNamedByWhatTheyAre = GuidePoint(
    id: "imports-are-named",
    sentence: "It's known by its `name`, `arn` or `id`, with that label; then come `account`, `region`, `key`."
  ) { sources in
    sources.callable.filter {
      $0.declaration.kind == .initializer && ConstructSources.isImported($0.declaration.owner)
    }.compactMap { file, declaration in
      let labels = declaration.parameters.map(\.label)
      let common = ["account", "region", "key"]
      let isKnown = ["name", "arn", "id"].contains(labels.first ?? "")
      let given = labels.filter(common.contains)
      return isKnown && given == common.filter(labels.contains)
        ? nil
        : file.fault(
          declaration, declaration.parameters.first, expected: "name, arn or id, then account, region, key",
          given: labels.joined(separator: ", "))
    }
  }

  private static let importsPermitTheSame = GuidePoint(
    id: "imports-permit-the-same",
    sentence: "It has the permissions that the construct of its kind has."
  ) { sources in
    sources.types.filter { ConstructSources.isImported($0.declaration.name) }.compactMap { file, type in
      let permissions = { (name: String) in
        Set(sources.members(of: name).filter { $0.type == "Permission" && $0.isPublic }.map(\.name))
      }
      let missing = permissions(String(type.name.dropFirst("Imported".count))).subtracting(permissions(type.path))
      return missing.isEmpty
        ? nil : file.fault(type, expected: missing.sorted().joined(separator: ", "), given: "none of that name")
    }
  }
}
