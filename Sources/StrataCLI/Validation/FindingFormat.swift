import StrataChecks
import StrataJSON
import StrataLanguage

/// The format in which findings are printed.
enum FindingFormat: String, CaseIterable {
  /// For people, as a compiler prints them.
  case text
  /// For machines.
  case json
  /// For tools that collect findings of others.
  case sarif
  /// Annotations of a workflow.
  case github

  /// The findings of some files, as one text.
  func text(of files: [CheckedFile], rules: [any TemplateRule]) -> String {
    switch self {
    case .text: files.flatMap(\.findings).map { $0.description + "\n" }.joined()
    case .json: Report.text(of: .array(files.map(Self.json)))
    case .sarif: Report.text(of: Self.sarif(files, rules))
    case .github: files.flatMap(\.findings).map(Self.annotation).joined()
    }
  }

  private static func json(_ file: CheckedFile) -> JSONValue {
    var object: JSONObject = ["file": .string(file.path)]
    object["problem"] = file.problem.map(JSONValue.string)
    object["findings"] = file.findings.json()
    if !file.accepted.isEmpty { object["accepted"] = .array(file.accepted.map { $0.json() }) }
    if file.omitted > 0 { object["omitted"] = .integer(Int64(file.omitted)) }
    return .object(object)
  }

  /// See [Static Analysis Results Interchange Format](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
  private static func sarif(_ files: [CheckedFile], _ rules: [any TemplateRule]) -> JSONValue {
    let described: [JSONValue] = rules.flatMap { rule in
      ([(rule.about.id, rule.about.reason)] + rule.parts.map { ($0.id, $0.reason) }).map { id, reason in
        [
          "id": .string(id.description), "shortDescription": ["text": .string(reason)],
          "helpUri": .string(rule.about.source),
        ]
      }
    }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": ["name": "strata", "version": .string(Version.current), "rules": .array(described)]],
          "results": .array(
            files.flatMap { file in
              file.findings.map { result($0) } + file.accepted.map { result($0.finding, accepted: $0) }
            }),
        ]
      ],
    ]
  }

  private static func result(_ finding: Finding, accepted: TemplateReport.Accepted? = nil) -> JSONValue {
    var place: JSONObject = ["artifactLocation": ["uri": .string(finding.site?.file ?? "")]]
    if let site = finding.site {
      place["region"] = ["startLine": .integer(Int64(site.line)), "startColumn": .integer(Int64(site.column ?? 1))]
    }
    var location: JSONObject = ["physicalLocation": .object(place)]
    if let pointer = finding.pointer {
      location["logicalLocations"] = [["fullyQualifiedName": .string(pointer.description)]]
    }
    var result: JSONObject = [
      "ruleId": .string(finding.rule.description), "level": .string(finding.severity.rawValue),
      "message": ["text": .string(sentence(finding))], "locations": [.object(location)],
    ]
    if let accepted {
      result["suppressions"] = [["kind": "inSource", "justification": .string(accepted.reason)]]
    }
    return .object(result)
  }

  private static func annotation(_ finding: Finding) -> String {
    var parameters: [(String, String)] = [("file", finding.site?.file ?? "")]
    if let site = finding.site { parameters += [("line", String(site.line)), ("col", String(site.column ?? 1))] }
    parameters.append(("title", finding.rule.description))
    let text = parameters.map { "\($0.0)=\(escaped($0.1, [",", ":"]))" }.joined(separator: ",")
    return "::\(finding.severity.rawValue) \(text)::\(escaped(sentence(finding), []))\n"
  }

  private static func escaped(_ text: String, _ others: [Character]) -> String {
    text.map { character in
      switch character {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case ":" where others.contains(":"): "%3A"
      case "," where others.contains(","): "%2C"
      default: String(character)
      }
    }.joined()
  }

  private static func sentence(_ finding: Finding) -> String {
    finding.sentence + (finding.hint.map { " (\($0))" } ?? "")
  }
}
