import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPackages
import StrataPipeline

/// The packages of the functions that a deployment is about, on their way into the buckets of their environments.
struct PackageUpload {
  let system: String
  let files: PackageFiles
  let aws: AwsClient
  let follower: any DeploymentFollower

  /// A package in the bucket of an environment.
  private struct Upload {
    let name, sha256: String
    let bucket: ArtifactBucket
    /// The size of what the bucket has by its key; nil where it has nothing.
    let found: Int?
    /// The bytes; nil where nobody has made it here.
    let zip: [UInt8]?
  }

  /// Puts the packages of stacks where their templates say that they are, all of which are there or locked as given.
  ///
  /// - Parameters:
  ///   - stacks: The stacks.
  ///   - environments: The environments whose functions are deployed.
  ///   - isRehearsed: Whether nothing is put anywhere, and only what would be is looked at; false unless given.
  /// - Throws: ``DeploymentError`` where there's no bucket, or no package, or another than the one that is locked; nothing
  ///   is uploaded then.
  func carryOut(_ stacks: [StackArtifact], of environments: [String], isRehearsed: Bool = false) throws {
    var uploads: [Upload] = []
    var buckets: [String: ArtifactBucket] = [:]
    var seen: Set<String> = []
    for stack in stacks {
      for package in stack.packages {
        guard let environment = package.environment, environments.contains(environment), let sha256 = package.sha256
        else { continue }
        let place = "\(environment) \(stack.env?.region ?? "")"
        let bucket =
          try buckets[place]
          ?? EnvironmentBuckets(system: system, aws: aws).bucket(
            of: environment, region: stack.env?.region, for: "the packages of its functions")
        buckets[place] = bucket
        guard seen.insert("\(place) \(sha256)").inserted else { continue }
        uploads.append(try upload(package.wish.name, sha256, into: bucket))
      }
    }
    if isRehearsed { return }
    for upload in uploads {
      guard let zip = upload.zip else { continue }
      if upload.found == nil { follower.progress("\(upload.name): putting the package into \(upload.bucket.name)") }
      try upload.bucket.upload(zip, as: PackageUse.key(of: upload.sha256), unless: upload.found)
    }
  }

  private func upload(_ name: String, _ sha256: String, into bucket: ArtifactBucket) throws -> Upload {
    let zip: [UInt8]?
    do throws(PackageError) {
      zip = try files.zip(of: name, in: system, lockedAs: sha256)
    } catch {
      throw DeploymentError("\(error)", isGrave: true)
    }
    let found = try bucket.size(of: PackageUse.key(of: sha256))
    if zip == nil, found == nil {
      throw DeploymentError(
        "the package \(name) is neither in the bucket \(bucket.name) nor here, as \(files.path(of: name, in: system))",
        hint: "build it, then make it: package \(system)")
    }
    return Upload(name: name, sha256: sha256, bucket: bucket, found: found, zip: zip)
  }
}
