import StrataJSON
import StrataLanguage
import StrataPipeline

/// The templates of nested stacks, on their way into the bucket that the templates around have their addresses in.
struct NestedUpload {
  let buckets: EnvironmentBuckets
  let follower: any DeploymentFollower

  /// Puts the templates of stacks where those around say that they are, unless they're there already.
  ///
  /// It comes before change sets, for which CloudFormation reads them, and does no harm where nothing comes of those: a
  /// template has the digest of its content for a name.
  ///
  /// - Parameters:
  ///   - stacks: The stacks.
  ///   - environments: The environments that are deployed; what is another's has been put there when that was.
  ///   - named: The bucket that a stack takes by its parameter, by the stack's name.
  /// - Throws: ``DeploymentError`` where there's no bucket, or it has something else under the name.
  func carryOut(_ stacks: [StackArtifact], of environments: [String], named: [String: String]) throws {
    for stack in stacks {
      var seen: Set<String> = []
      for nested in stack.nested {
        let bucket: ArtifactBucket
        if let environment = nested.environment {
          guard environments.contains(environment) else { continue }
          bucket = try buckets.bucket(of: environment, region: stack.env?.region, for: "the templates of nested stacks")
        } else {
          guard let name = named[stack.name] else {
            follower.note(
              "the template of \(nested.name) isn't uploaded: no parameter of \(stack.name) names its bucket")
            continue
          }
          bucket = try buckets.bucket(named: name, region: stack.env?.region)
        }
        guard seen.insert("\(bucket.name) \(nested.key)").inserted else { continue }
        let found = try bucket.size(of: nested.key)
        if found == nil { follower.progress("\(nested.name): putting its template into \(bucket.name)") }
        try bucket.upload(nested.bytes, as: nested.key, unless: found)
      }
    }
  }
}
