public import StrataCore
import StrataJSON

extension PreparedSystem {
  /// Finds sensitive text of the profiles in what was synthesized, and text that was masked before it came there.
  ///
  /// Text of fewer than 8 bytes counts only where it's a whole value: it would be found by chance otherwise.
  public func exposures(in assembly: Assembly) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let needles = sensitive.map(\.needle) + [Array(Sensitive.mask.utf8)]
    for stack in assembly.stacks where needles.contains(where: stack.bytes.contains) {
      var places: [SensitiveText: [JSONPointer]] = [:]
      stack.template.json.visitTexts { text, pointer in
        for secret in sensitive where secret.stands(in: text) { places[secret, default: []].append(pointer) }
        if Array(text.utf8).contains(Array(Sensitive.mask.utf8)) { found.append(stack.masked(at: pointer)) }
      }
      found += places.map { stack.exposure(of: $0.key, at: $0.value) }
    }
    return found.sorted()
  }
}

extension SensitiveText {
  private var isShort: Bool { text.utf8.count < 8 }

  /// What's in a template's file where the text stands in it.
  fileprivate var needle: [UInt8] {
    let quoted = (try? JSONValue.string(text).bytes(keyOrder: .given, layout: .compact)) ?? []
    let literal = quoted.filter { $0 != UInt8(ascii: "\n") }
    return isShort ? literal : Array(literal.dropFirst().dropLast())
  }

  fileprivate func stands(in value: String) -> Bool {
    isShort ? value == text : Array(value.utf8).contains(Array(text.utf8))
  }
}

extension [UInt8] {
  /// Whether bytes stand in these; compared as bytes, since a combining mark would hide text from a search of text.
  fileprivate func contains(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, count >= needle.count else { return false }
    return withUnsafeBufferPointer { all in
      for start in 0...(all.count - needle.count) where all[start] == first {
        if all[start..<start + needle.count].elementsEqual(needle) { return true }
      }
      return false
    }
  }
}

extension StackArtifact {
  fileprivate func exposure(of secret: SensitiveText, at pointers: [JSONPointer]) -> Diagnostic {
    let place = place(of: pointers[0].tokens)
    let others = pointers.count == 1 ? "" : ", there and in \(Count.of(pointers.count - 1, "other place"))"
    return Diagnostic(
      .error, rule: .exposedSecret, path: place.path, property: place.property, site: place.site,
      message: "the text of \(secret.origin) stands in the template, where all can read it\(others)",
      hint: "put it into a secret, and refer to that by its name or ARN",
      notes: secret.site.map { [.init(site: $0, message: "the text is here")] } ?? [])
  }

  fileprivate func masked(at pointer: JSONPointer) -> Diagnostic {
    let place = place(of: pointer.tokens)
    return Diagnostic(
      .error, rule: .exposedSecret, path: place.path, property: place.property, site: place.site,
      message: "sensitive text of a profile was made part of a value, which is masked",
      hint: "put it into a secret, and refer to that by its name or ARN")
  }
}

extension JSONValue {
  /// Visits every text in the value, keys among them.
  fileprivate func visitTexts(at pointer: JSONPointer = JSONPointer(), _ visit: (String, JSONPointer) -> Void) {
    switch self {
    case .string(let text): visit(text, pointer)
    case .array(let elements):
      for (index, element) in elements.enumerated() { element.visitTexts(at: pointer.appending(index), visit) }
    case .object(let object):
      for member in object {
        let place = pointer.appending(member.key)
        visit(member.key, place)
        member.value.visitTexts(at: place, visit)
      }
    default: break
    }
  }
}
