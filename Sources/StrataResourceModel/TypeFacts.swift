package import StrataJSON

/// The facts of one resource type, in the compact form in which they are embedded.
package struct TypeFacts {
  package let name: String
  /// The facts' object, with what a schema notes beside them; the article "The form of the facts" of the module that reads them says what its keys mean.
  package let json: JSONObject

  package init(name: String, json: JSONObject) {
    self.name = name
    self.json = json
  }

  /// The facts in a line of their text, or nil where it's none.
  package init?(line: Substring) {
    guard let tab = line.firstIndex(of: "\t") else { return nil }
    guard let json = try? JSONValue(parsing: String(line[line.index(after: tab)...])).object else { return nil }
    self.init(name: String(line[..<tab]), json: json)
  }

  /// The line of the facts' text.
  package var line: String {
    let facts = try? JSONValue.object(json.withoutNotes).text(keyOrder: .sorted, layout: .compact)
    return name + "\t" + Self.printable(facts ?? "{}")
  }

  /// JSON text without characters that no Swift source may have, or that no reader of it would see.
  private static func printable(_ json: String) -> String {
    var text = ""
    for scalar in json.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The service, such as `SQS`.
  package var service: String { parts[1] }

  /// The type's own name, such as `Queue`.
  package var shortName: String { parts[2] }

  private var parts: [String] { name.split(separator: "::").map(String.init) }

  package var definitions: JSONObject { json["d"]?.object ?? [:] }
  package var root: JSONObject { json["s"]?.object ?? [:] }

  /// The paths of one kind, such as `ro`.
  package func paths(_ key: String) -> [String] {
    json[key]?.array?.compactMap(\.string) ?? []
  }
}
