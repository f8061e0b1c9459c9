import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataText

extension PreparedSystem {
  /// Finds sensitive text of the profiles in a template, and text that was masked before it came there.
  ///
  /// Text of fewer than 8 bytes counts only where it's a whole value: it would be found by chance otherwise.
  func exposures(in stack: CheckedStack) -> [Finding] {
    let needles = sensitive.map(\.needle) + [Array(Sensitive.mask.utf8)]
    guard needles.contains(where: stack.bytes.contains) else { return [] }
    var found: [Finding] = []
    var places: [SensitiveText: [JSONPointer]] = [:]
    stack.template.json.visitTexts { text, pointer in
      for secret in sensitive where secret.stands(in: text) { places[secret, default: []].append(pointer) }
      if Array(text.utf8).contains(Array(Sensitive.mask.utf8)) { found.append(stack.masked(at: pointer)) }
    }
    return found + places.map { stack.exposure(of: $0.key, at: $0.value) }
  }
}

extension SensitiveText {
  private var isShort: Bool { text.utf8.count < 8 }

  /// The bytes in a template's file where the text stands in it.
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

extension CheckedStack {
  fileprivate func exposure(of secret: SensitiveText, at pointers: [JSONPointer]) -> Finding {
    let others = pointers.count == 1 ? "" : ", there and in \(Count.of(pointers.count - 1, "other place"))"
    return placed(
      Finding(
        .exposedSecret, "the text of \(secret.origin) stands in the template, where all can read it\(others)",
        at: pointers[0], hint: "put it into a secret, and refer to that by its name or ARN",
        notes: secret.site.map { [.init(site: $0, message: "the text is here")] } ?? []))
  }

  fileprivate func masked(at pointer: JSONPointer) -> Finding {
    placed(
      Finding(
        .exposedSecret, "sensitive text of a profile was made part of a value, which is masked", at: pointer,
        hint: "put it into a secret, and refer to that by its name or ARN"))
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
