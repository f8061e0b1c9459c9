import StrataJSON
import StrataLanguage
import StrataTemplate
import StrataText

/// Builds the argument of `Fn::Sub`.
///
/// Names that CloudFormation knows stand in the text as `${Name}`. Anything else becomes a variable of the second argument.
struct SubstitutionText {
  private var parts: [Part] = []
  private var variables: [JSONValue] = []
  private var usesDollar = false
  private var localNames = Set<String>()

  private enum Part {
    case text(String), variable(Int), dollar
  }

  /// Adds text, so that what looks like a variable in it stays as it is.
  ///
  /// CloudFormation undoes `${!` only together with the closing brace that follows. Where none does, or another `${`
  /// comes first, the dollar sign itself becomes a variable: what a variable is replaced with isn't looked at again.
  mutating func append(literal: String) {
    let bytes = Array(literal.utf8)
    let starts = literal.utf8Offsets(of: "${")
    var done = 0
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : bytes.count
      let isClosed = bytes[(start + 2)..<end].contains(UInt8(ascii: "}"))
      parts.append(.text(String(decoding: bytes[done..<start], as: UTF8.self)))
      parts.append(isClosed ? .text("${!") : .dollar)
      usesDollar = usesDollar || !isClosed
      done = isClosed ? start + 2 : start + 1
    }
    parts.append(.text(String(decoding: bytes[done...], as: UTF8.self)))
  }

  mutating func append(name: String) {
    localNames.insert(name)
    parts.append(.text("${\(name)}"))
  }

  mutating func append(value: JSONValue) {
    if let known = variables.firstIndex(of: value) {
      parts.append(.variable(known))
    } else {
      parts.append(.variable(variables.count))
      variables.append(value)
    }
  }

  var json: JSONValue {
    var number = 0
    func nextName() -> String {
      repeat { number += 1 } while localNames.contains("Value\(number)")
      return "Value\(number)"
    }
    var map = JSONObject()
    let names = variables.map { value in
      let name = nextName()
      map[name] = value
      return name
    }
    let dollar = localNames.contains("Dollar") ? nextName() : "Dollar"
    if usesDollar { map[dollar] = "$" }
    var text = ""
    for part in parts {
      switch part {
      case .text(let part): text += part
      case .variable(let index): text += "${\(names[index])}"
      case .dollar: text += "${\(dollar)}"
      }
    }
    return ["Fn::Sub": map.isEmpty ? .string(text) : [.string(text), .object(map.sorted())]]
  }
}
