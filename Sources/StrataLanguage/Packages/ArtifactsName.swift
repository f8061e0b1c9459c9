/// The names of an environment's own bucket for what is too large for a template.
package enum ArtifactsName {
  /// The output that has the bucket's name.
  package static let output = "BucketName"

  /// The name of the stack that has the bucket.
  package static func stack(of environment: String, in system: String) -> String {
    // A stack's name has no underscore, and begins with a letter.
    let name = "\(system)-\(environment)-strata-artifacts".replacing("_", with: "-")
    return name.first?.isLetter == true ? name : "strata-\(name)"
  }

  /// The name under which other stacks import the bucket's name.
  package static func export(of environment: String, in system: String) -> String {
    "\(stack(of: environment, in: system))-\(output)"
  }
}
