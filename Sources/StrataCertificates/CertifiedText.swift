import StrataJSON

/// A text of a template as the checker reads it: with gaps for what isn't written out, and resources for their own names.
struct CertifiedText {
  enum Piece {
    /// Written out; in it, `*` and `?` are gaps.
    case written(String)
    /// Anything.
    case unknown
    /// What identifies a resource.
    case resource(stack: Int, id: String)
  }

  let pieces: [Piece]

  /// The resource that it identifies, or something within it; nil for any other text.
  ///
  /// A gap right behind a name would fit longer names as well.
  var subject: (stack: Int, id: String)? {
    for (index, piece) in pieces.enumerated() {
      guard case .resource(let stack, let id) = piece else { continue }
      guard index + 1 < pieces.count else { return (stack, id) }
      guard case .written(let rest) = pieces[index + 1], rest.hasPrefix("/") || rest.hasPrefix(":") else { return nil }
      return (stack, id)
    }
    return nil
  }

  /// The text with a star for each gap.
  var glob: String {
    pieces.map { piece in
      if case .written(let text) = piece { return text }
      return "*"
    }.joined()
  }
}

/// Reads texts of templates.
struct CertifiedTexts {
  let stacks: [CertifiedStack]

  /// All texts that a value may be.
  func texts(of value: JSONValue, in stack: Int, depth: Int = 0) -> [CertifiedText] {
    let unknown = [CertifiedText(pieces: [.unknown])]
    if depth > 12 { return unknown }
    if let text = value.string { return [CertifiedText(pieces: [.written(text)])] }
    guard let object = value.object, object.count == 1, let call = object.first else { return unknown }
    switch call.key {
    case "Ref": return call.value.string.map { reference($0, in: stack) } ?? unknown
    case "Fn::GetAtt":
      let name = call.value.array?.first?.string ?? call.value.string?.split(separator: ".").first.map(String.init)
      return name.map { reference($0, in: stack) } ?? unknown
    case "Fn::If":
      guard let branches = call.value.array, branches.count == 3 else { return unknown }
      return branches[1...].flatMap { texts(of: $0, in: stack, depth: depth + 1) }
    case "Fn::Join":
      guard let arguments = call.value.array, arguments.count == 2, let delimiter = arguments[0].string,
        let parts = arguments[1].array
      else { return unknown }
      let texts = parts.map { self.texts(of: $0, in: stack, depth: depth + 1) }
      return Self.joined(texts, by: delimiter) ?? unknown
    case "Fn::Sub": return substituted(call.value, in: stack, depth: depth) ?? unknown
    case "Fn::ImportValue": return imported(call.value, depth: depth) ?? unknown
    default: return unknown
    }
  }

  private func reference(_ name: String, in stack: Int) -> [CertifiedText] {
    let own = stacks[stack]
    if own.json["Resources"]?[name] != nil { return [CertifiedText(pieces: [.resource(stack: stack, id: name)])] }
    let known: String? =
      switch name {
      case "AWS::AccountId": own.account
      case "AWS::Region": own.region
      case "AWS::StackName": own.name
      default: nil
      }
    return [CertifiedText(pieces: [known.map { .written($0) } ?? .unknown])]
  }

  private static func joined(_ parts: [[CertifiedText]], by delimiter: String) -> [CertifiedText]? {
    var found: [[CertifiedText.Piece]] = [[]]
    for (index, part) in parts.enumerated() {
      if found.count * part.count > 64 { return nil }
      found = found.flatMap { begun in
        part.map { begun + (index > 0 && !delimiter.isEmpty ? [.written(delimiter)] : []) + $0.pieces }
      }
    }
    return found.map { CertifiedText(pieces: Self.merged($0)) }
  }

  /// What is written out side by side, in one piece.
  private static func merged(_ pieces: [CertifiedText.Piece]) -> [CertifiedText.Piece] {
    var merged: [CertifiedText.Piece] = []
    for piece in pieces {
      if case .written("") = piece { continue }
      if case .written(let text) = piece, case .written(let before)? = merged.last {
        merged[merged.count - 1] = .written(before + text)
      } else {
        merged.append(piece)
      }
    }
    return merged
  }

  private func substituted(_ argument: JSONValue, in stack: Int, depth: Int) -> [CertifiedText]? {
    guard let text = argument.string ?? argument.array?.first?.string else { return nil }
    let values = argument.array?.last?.object ?? [:]
    var parts: [[CertifiedText]] = []
    var rest = text[...]
    while let start = rest.range(of: "${") {
      parts.append([CertifiedText(pieces: [.written(String(rest[..<start.lowerBound]))])])
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return nil }
      let name = String(rest[start.upperBound..<end])
      rest = rest[rest.index(after: end)...]
      if name.hasPrefix("!") {
        parts.append([CertifiedText(pieces: [.written("${\(name.dropFirst())}")])])
      } else if let value = values[name] {
        parts.append(texts(of: value, in: stack, depth: depth + 1))
      } else {
        parts.append(reference(name.split(separator: ".").first.map(String.init) ?? name, in: stack))
      }
    }
    parts.append([CertifiedText(pieces: [.written(String(rest))])])
    return Self.joined(parts, by: "")
  }

  private func imported(_ name: JSONValue, depth: Int) -> [CertifiedText]? {
    guard let name = name.string else { return nil }
    for (stack, own) in stacks.enumerated() {
      for output in own.json["Outputs"]?.object ?? [:] {
        guard let export = output.value["Export"]?["Name"], let value = output.value["Value"] else { continue }
        let names = texts(of: export, in: stack, depth: depth + 1)
        if names.contains(where: { $0.glob == name }) { return texts(of: value, in: stack, depth: depth + 1) }
      }
    }
    return nil
  }
}

extension Substring {
  /// The first place of a text.
  fileprivate func range(of text: String) -> Range<Substring.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
