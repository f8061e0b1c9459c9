extension GuidePoint {
  /// The points about defaults, and about what can be reached when they don't fit.
  static let defaults = [dataIsKept, keysAreOptional, nothingIsOpen, partsAreReachable, acceptancesHaveReasons]

  /// The types of resources that hold data, as Swift calls them.
  private static let holdingData: Set = [
    "S3.Bucket", "ECR.Repository", "Logs.LogGroup", "KMS.Key", "SecretsManager.Secret", "DynamoDB.Table",
    "DynamoDB.GlobalTable", "SQS.Queue", "EFS.FileSystem", "RDS.DBInstance", "RDS.DBCluster", "Kinesis.Stream",
    "Cognito.UserPool", "OpenSearchService.Domain", "ElastiCache.ReplicationGroup", "Backup.BackupVault",
  ]

  private static let dataIsKept = GuidePoint(
    id: "data-is-kept", sentence: "What holds data is kept unless said: `deletionPolicy: DeletionPolicy = .retain`."
  ) { sources in
    sources.callable.filter { sources.declares($0.declaration) }.compactMap { file, declaration in
      let held = file.calls(in: declaration).first { holdingData.contains($0.name) }
      let parameter = declaration.parameter("deletionPolicy")
      let isSnapshot = held?.name.hasPrefix("RDS.") == true && parameter?.defaultValue == ".snapshot"
      let isKept = [".retain", ".retainExceptOnCreate"].contains(parameter?.defaultValue) || isSnapshot
      guard held != nil || parameter != nil, !isKept else { return nil }
      return file.fault(
        declaration, parameter, expected: "deletionPolicy: DeletionPolicy = .retain",
        given: parameter.map { $0.defaultValue ?? "no default" } ?? "nothing for \(held?.name ?? "")")
    }
  }

  private static let keysAreOptional = GuidePoint(
    id: "keys-are-optional",
    sentence: "It's encrypted without a key of your own, or with it: `key: (any EncryptionKey)? = nil`."
  ) { sources in
    sources.callable.flatMap { file, declaration in
      declaration.parameters.filter { $0.type.contains("any EncryptionKey") }.compactMap { parameter in
        let isNamed = parameter.name == "key" || parameter.name.hasSuffix("Key")
        let isOptional = parameter.type == "(any EncryptionKey)?" && parameter.defaultValue == "nil"
        return isNamed && isOptional
          ? nil
          : file.fault(
            declaration, parameter, expected: "key: (any EncryptionKey)? = nil",
            given: "\(parameter.name): \(parameter.type)" + (parameter.defaultValue.map { " = \($0)" } ?? ""))
      }
    }
  }

  private static let nothingIsOpen = GuidePoint(
    id: "nothing-is-open",
    sentence: "Nothing is open that wasn't opened; what's for the internet says \"anyone unless given\"."
  ) { sources in
    sources.callable.flatMap { file, declaration in
      declaration.parameters.compactMap { parameter -> GuideFault? in
        guard let value = parameter.defaultValue, parameter.label != "to" else { return nil }
        let isOpen = ["anyone", "anywhere", "anything", "0.0.0.0/0"].contains { value.contains($0) }
        let sentence = declaration.documentation.parameters.first { $0.name == parameter.name }?.text ?? ""
        return isOpen && !sentence.contains("anyone unless given")
          ? file.fault(declaration, parameter, expected: "a default that lets nobody in", given: value) : nil
      }
    }
  }

  private static let partsAreReachable = GuidePoint(
    id: "parts-are-reachable",
    sentence: "A construct has its `resource`, and a property for each construct that it makes."
  ) { sources in
    let made = sources.visible.filter { sources.declares($0.declaration) }
    let withoutResource = sources.types.filter { _, type in
      let members = sources.members(of: type.path).filter(\.isPublic)
      let isReachable = members.contains { member in
        member.name == "resource" || member.type.hasPrefix("[") && sources.constructs.contains(member.element)
      }
      return sources.constructs.contains(type.path) && !isReachable
    }.map { file, type in file.fault(type, expected: "a public property resource", given: "none") }
    return withoutResource
      + made.flatMap { file, declaration in
        file.calls(in: declaration).filter { call in
          call.makesConstruct && !file.keeps(call, of: declaration, in: sources)
        }.map { call in
          file.fault(
            declaration, line: call.line, expected: "a public property for \(call.name)(\(call.arguments[0].value), …)",
            given: "none")
        }
      }
  }

  private static let acceptancesHaveReasons = GuidePoint(
    id: "acceptances-have-reasons",
    sentence: "A finding that is no fault here is accepted by the construct itself, with a reason."
  ) { sources in
    sources.files.flatMap { file in
      SwiftCall.calls(in: file.code.code.indices, of: file.code).compactMap { call -> GuideFault? in
        guard call.name.hasSuffix(".accept"), let declaration = file.declaration(around: call.offset) else {
          return nil
        }
        let reason = call.arguments.first { $0.label == "because" }
        let isReason = reason.map { !$0.value.hasPrefix("\"") || $0.value.split(separator: " ").count > 3 } ?? false
        return isReason
          ? nil
          : file.fault(
            declaration, line: reason?.line ?? call.line, expected: "a reason in a sentence",
            given: reason?.value ?? "none")
      }
    }
  }
}

extension ConstructSources.File {
  /// The calls in a declaration's body.
  func calls(in declaration: SwiftDeclaration) -> [SwiftCall] {
    declaration.body.map { SwiftCall.calls(in: $0, of: code) } ?? []
  }

  /// Whether what a call makes goes to a public property of the type.
  fileprivate func keeps(_ call: SwiftCall, of declaration: SwiftDeclaration, in sources: ConstructSources) -> Bool {
    let start = declaration.body?.lowerBound ?? call.offset
    let properties = sources.members(of: declaration.owner).filter { $0.isPublic && $0.kind == .property }
    if properties.contains(where: { $0.type == "[\(call.name)]" }) { return true }
    let before = String(decoding: code.code[start..<call.offset], as: UTF8.self)
    guard let target = before.firstMatch(of: #/(?:^|\n) *(?:self\.)?(\w+)(?:\.\w+)* =\s*$/#) else { return false }
    return properties.contains { $0.name == target.1 }
  }
}

extension SwiftDeclaration {
  /// The type of the elements of a list.
  fileprivate var element: String { type.filter { !"[]?".contains($0) } }
}

extension SwiftCall {
  /// Whether a construct is declared by it, in a scope; resources have the names of their services before theirs.
  fileprivate var makesConstruct: Bool {
    let scopes = arguments.filter { $0.label == "in" }.map(\.value)
    return name.first?.isUppercase ?? false && !name.contains(".")
      && !["Scope", "Resource", "Declaration"].contains(name)
      && scopes.contains { $0 == "scope" || $0 == "parent" || $0.hasSuffix("Scope") } && arguments[0].label.isEmpty
  }
}
