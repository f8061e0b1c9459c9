import StrataFiles
import StrataJSON

/// A file with the identifiers of existing resources, as `aws cloudformation create-change-set` takes them.
package struct IdentifiersFile {
  private let path: String

  /// The largest size of such a file: 1 MiB.
  private static let limit = 1 << 20

  private static let form =
    #"[{"ResourceType": "AWS::SQS::Queue", "LogicalResourceId": "Jobs", "ResourceIdentifier": {"QueueUrl": "…"}}]"#

  /// Names a file.
  package init(_ path: String) { self.path = path }

  /// Adds what the file says to a request.
  ///
  /// - Parameter request: The request.
  /// - Throws: ``DeploymentError`` where there is no such file, or it's of another form.
  package func read(into request: inout ImportRequest) throws(DeploymentError) {
    let bytes = try content()
    let json: JSONValue
    do throws(JSONSyntaxError) {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw DeploymentError("\(path):\(error.line):\(error.column): it isn't JSON: \(error.message)", hint: Self.hint)
    }
    guard let resources = json.array else { throw wrong("", "a list of resources") }
    for (index, resource) in resources.enumerated() {
      let place = "/\(index)"
      guard resource.object != nil else { throw wrong(place, "an object") }
      for member in resource.object ?? [:] where !Self.members.contains(member.key) {
        throw wrong("\(place)/\(member.key)", "one of \(Self.members.joined(separator: ", "))")
      }
      guard let type = resource["ResourceType"]?.string else { throw wrong("\(place)/ResourceType", "text") }
      guard let name = resource["LogicalResourceId"]?.string, !name.isEmpty else {
        throw wrong("\(place)/LogicalResourceId", "text")
      }
      guard let identifier = resource["ResourceIdentifier"]?.object, !identifier.isEmpty else {
        throw wrong("\(place)/ResourceIdentifier", "an object of texts")
      }
      for member in identifier {
        guard let value = member.value.string else {
          throw wrong("\(place)/ResourceIdentifier/\(member.key)", "text")
        }
        try request.identify(name, type: type, member.key, value)
      }
    }
  }

  private static let members = ["LogicalResourceId", "ResourceIdentifier", "ResourceType"]

  private static let hint = "expected the form that aws cloudformation create-change-set takes: \(form)"

  private func wrong(_ place: String, _ expected: String) -> DeploymentError {
    DeploymentError("\(path)\(place.isEmpty ? "" : ": \(place)"): expected \(expected)", hint: Self.hint)
  }

  private func content() throws(DeploymentError) -> [UInt8] {
    do throws(SystemError) {
      if let bytes = try FileReader.readFile(at: SystemPath(path), limit: Self.limit) { return bytes }
    } catch {
      throw DeploymentError("\(path) can't be read: \(error.reason)", hint: "name another file")
    }
    throw DeploymentError("\(path) is larger than \(Self.limit >> 20) MiB", hint: "name another file")
  }
}
