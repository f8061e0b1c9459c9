import StrataFiles
package import StrataFindings
import StrataJSON
package import StrataPermissions
import StrataText

/// The file of a policy that was written before.
package enum DeploymentPolicyFile {
  /// Reads a policy document.
  ///
  /// - Parameter path: The file's path.
  /// - Returns: The policy.
  /// - Throws: What keeps the file from being read, or what is wrong in it, with its line.
  package static func read(_ path: String) throws(Finding) -> CommittedPolicy {
    let bytes: [UInt8]?
    do throws(SystemError) {
      bytes = try FileReader.readFile(at: SystemPath(path), limit: FileReader.usualLimit)
    } catch {
      throw Finding(.deploymentRights, "\(displayable(path)) can't be read: \(error.reason)")
    }
    guard let bytes else {
      throw Finding(.deploymentRights, "\(displayable(path)) can't be read: it is larger than 64 MiB")
    }
    let json: JSONValue
    do throws(JSONSyntaxError) { json = try JSONValue(parsing: bytes) } catch {
      throw Finding(
        .deploymentRights, "this isn't JSON: \(error.message)",
        site: CallSite(file: path, line: error.line, column: error.column))
    }
    do throws(CommittedPolicy.Fault) { return try CommittedPolicy(json) } catch {
      let position = error.pointer.position(in: bytes, ofKey: false)
      throw Finding(
        .deploymentRights, "this isn't a policy: \(error.message)",
        property: error.pointer.tokens.joined(separator: "/"),
        site: CallSite(file: path, line: position?.line ?? 1, column: position?.column ?? 1))
    }
  }
}
