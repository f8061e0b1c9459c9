import StrataFindings
import StrataJSON
import StrataTemplate

extension PlainSecretRule {
  /// Assignments in what a machine does when it starts, such as `export DB_PASSWORD=…`.
  func userData(_ template: TemplateContents) -> [Finding] {
    template.resources(ofTypesWhere: Self.starting.contains).flatMap { resource -> [Finding] in
      let data: PlacedValue?
      if resource.type == Self.launchTemplate {
        data = resource.placed("LaunchTemplateData")?["UserData"]
      } else {
        data = resource.placed("UserData")
      }
      guard let data else { return [] }
      return data.unwrapped(.base64).elements.flatMap { script -> [Finding] in
        // What isn't known before deployment is no secret of the template's.
        let text = PartialText(script.value).text(unknownAs: "\0")
        var seen: Set<String> = []
        return Self.assignments(in: text).compactMap { assignment in
          guard looksSecret(assignment.name, .string(assignment.value)), seen.insert(assignment.name).inserted else {
            return nil
          }
          return finding(assignment.name, at: script.pointer)
        }
      }
    }
  }

  private static let launchTemplate = "AWS::EC2::LaunchTemplate"

  /// The types that say what a machine does when it starts.
  private static let starting = ["AWS::EC2::Instance", "AWS::AutoScaling::LaunchConfiguration", launchTemplate]

  /// Names and the values that a script gives them in so many words.
  private static func assignments(in text: String) -> [(name: String, value: String)] {
    // To look at each character takes long, so that only those are looked at whose byte is that of a sign.
    let bytes = text.utf8
    return bytes.indices.filter { bytes[$0] == UInt8(ascii: "=") && text[$0] == "=" }.compactMap { sign in
      let before: ReversedCollection<Substring> = text[..<sign].reversed()
      let name = before.prefix { $0.isLetter || $0.isNumber || "_-".contains($0) }
      let value = value(at: text[text.index(after: sign)...])
      // A value that the script itself finds out.
      if name.isEmpty || value.contains(where: { "\0$`".contains($0) }) { return nil }
      return (String(String(name.reversed()).drop { $0 == "-" }), String(value))
    }
  }

  /// The word, or the text in quotes, at the beginning of some text's line.
  private static func value(at text: Substring) -> Substring {
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      return text.prefix { !$0.isWhitespace && !";&|".contains($0) }
    }
    return text.dropFirst().prefix { $0 != quote && $0 != "\n" }
  }
}
