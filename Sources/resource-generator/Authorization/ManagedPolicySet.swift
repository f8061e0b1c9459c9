import Foundation
import StrataJSON

/// The policies that AWS manages, of which those are kept that a template can attach and that aren't long.
struct ManagedPolicySet {
  /// The policies by path and name, sorted.
  private(set) var documents: [(name: String, json: String)] = []

  /// The most bytes of a policy's text.
  ///
  /// Nine in ten are shorter. What is longer allows so much that little is shown by knowing it.
  private static let limit = 4_000

  /// Long ones that people often attach for looking at things, which must not count as allowing anything.
  private static let long: Set<String> = ["ReadOnlyAccess", "SecurityAudit", "job-function/ViewOnlyAccess"]

  /// The path of policies that only AWS's own roles can have.
  private static let serviceLinked = "/aws-service-role/"

  /// Reads moto's module of them, which has them as JSON between triple quotes.
  ///
  /// - Parameter file: The module.
  /// - Throws: The fault in it.
  init(file: URL) throws(GeneratorError) {
    let text: String
    do { text = try String(contentsOf: file, encoding: .utf8) } catch {
      throw GeneratorError(file: file.path, "can't be read: \(error.localizedDescription)")
    }
    let pieces = text.components(separatedBy: "\"\"\"")
    guard pieces.count == 3 else {
      throw GeneratorError(file: file.path, "expected one text between triple quotes, found \((pieces.count - 1) / 2)")
    }
    let policies: JSONObject
    do { policies = try JSONValue(parsing: [UInt8](pieces[1].utf8)).object ?? [:] } catch {
      throw GeneratorError(file: file.path, "\(error)")
    }
    for policy in policies {
      guard let path = policy.value["Path"]?.string, path.hasPrefix("/"), path.hasSuffix("/"),
        let document = policy.value["Document"], document["Statement"] != nil
      else {
        throw GeneratorError(file: file.path, pointer: "/\(policy.key)", "expected a Path and a Document of statements")
      }
      if path == Self.serviceLinked { continue }
      let name = path.dropFirst() + policy.key
      let json = document.description
      if json.utf8.count > Self.limit, !Self.long.contains(String(name)) { continue }
      documents.append((String(name), json))
    }
    documents.sort { utf8Precedes($0.name, $1.name) }
    if let missing = Self.long.first(where: { name in !documents.contains { $0.name == name } }) {
      throw GeneratorError(file: file.path, "there is no policy \(missing), which ManagedPolicySet.swift names")
    }
  }

  /// A line for each policy: its path and name, and its document.
  var text: String { documents.map { "\($0.name)\t\($0.json)\n" }.joined() }
}
