import StrataJSON
import StrataLanguage

/// The buckets of environments, as deployments look for them.
struct EnvironmentBuckets {
  let system: String
  let aws: AwsClient

  /// The bucket of an environment, which other stacks can import the name of.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - region: The region; the one that `aws` is set to where there is none.
  ///   - things: What is to be put there, for messages.
  /// - Returns: The bucket.
  /// - Throws: ``DeploymentError`` where there is none, or one that isn't exported.
  func bucket(of environment: String, region: String?, for things: String) throws -> ArtifactBucket {
    let stack = ArtifactsName.stack(of: environment, in: system)
    let aws = aws.working(in: region)
    guard let found = try StackDescription.find(stack, aws), let bucket = ArtifactBucket(of: found, aws) else {
      throw DeploymentError(
        "\(environment) has no bucket for \(things)", hint: "make it: deployment bootstrap \(system) -e \(environment)")
    }
    let export = ArtifactsName.export(of: environment, in: system)
    guard found.exports.contains(export) else {
      throw DeploymentError(
        "the bucket of \(environment) was made before functions had packages, and isn't exported as \(export)",
        hint: "bring it up to date: deployment bootstrap \(system) -e \(environment)")
    }
    return bucket
  }

  /// A bucket that somebody named, which must be of the account that `aws` connects to.
  ///
  /// - Throws: The reason why the account isn't known.
  func bucket(named name: String, region: String?) throws -> ArtifactBucket {
    let aws = aws.working(in: region)
    let answer = try aws.read("sts", "get-caller-identity") {
      $0["Account"]?.string?.count == 12 ? nil : "its answer has no account"
    }
    return ArtifactBucket(named: name, account: answer["Account"]?.string ?? "", region: region ?? "", aws)
  }
}
