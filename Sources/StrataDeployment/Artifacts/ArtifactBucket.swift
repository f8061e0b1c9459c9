import StrataJSON
import StrataLanguage
import StrataText

/// An environment's own bucket for templates and packages, which are kept by their content and never written over.
struct ArtifactBucket {
  let name: String
  /// The account whose bucket it must be.
  let account: String
  let region: String
  let aws: AwsClient

  /// Looks for the bucket by its stack.
  ///
  /// - Parameters:
  ///   - stack: The stack's name.
  ///   - aws: The client that is asked.
  /// - Returns: The bucket; nil where there's no such stack, or it isn't finished.
  /// - Throws: The reason why that isn't known.
  static func find(_ stack: String, _ aws: AwsClient) throws -> ArtifactBucket? {
    try StackDescription.find(stack, aws).flatMap { ArtifactBucket(of: $0, aws) }
  }

  /// Takes the bucket of a stack; nil where the stack isn't finished.
  ///
  /// - Parameters:
  ///   - found: The stack.
  ///   - aws: The client that is asked.
  init?(of found: StackDescription, _ aws: AwsClient) {
    guard found.status.hasSuffix("_COMPLETE"), let account = found.account, let region = found.region,
      let name = found.outputs.first(where: { $0.key.hasSuffix(ArtifactsName.output) })?.value
    else { return nil }
    (self.name, self.account, self.region, self.aws) = (name, account, region, aws)
  }

  /// Takes a bucket that somebody named.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - account: The account whose bucket it must be.
  ///   - region: Its region.
  ///   - aws: The client that is asked.
  init(named name: String, account: String, region: String, _ aws: AwsClient) {
    (self.name, self.account, self.region, self.aws) = (name, account, region, aws)
  }

  /// Puts a template there, unless it's there already, and gives its address.
  ///
  /// - Throws: ``DeploymentError`` where the bucket is another account's, or has something else under the name.
  func upload(_ template: [UInt8]) throws -> String {
    let key = "\(SHA256.hexDigest(of: template)).template.json"
    try upload(template, as: key, unless: try size(of: key))
    let suffix = region.hasPrefix("cn-") ? ".cn" : ""
    return "https://\(name).s3.\(region).amazonaws.com\(suffix)/\(key)"
  }

  /// Puts bytes there by a key that follows from their content, unless they're there already.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - key: The key.
  ///   - found: The size of what the bucket has by the key; nil where it has nothing.
  /// - Throws: ``DeploymentError`` where the bucket is another account's, or has something else under the key.
  func upload(_ bytes: [UInt8], as key: String, unless found: Int?) throws {
    var size = found
    if size == nil {
      try aws.call("s3", "cp", arguments: ["-", "s3://\(name)/\(key)", "--only-show-errors"], input: bytes)
      size = try self.size(of: key)
    }
    guard size == bytes.count else {
      throw DeploymentError(
        "the bucket \(name) doesn't have what was put there, as \(key)",
        hint: "see who else writes to the bucket, and remove that object")
    }
  }

  /// The size of an object; nil where there is none.
  func size(of key: String) throws -> Int? {
    do {
      let answer = try aws.repeating(
        "s3api", "head-object", ["--bucket", name, "--key", key, "--expected-bucket-owner", account])
      guard let size = answer["ContentLength"]?.integer else {
        throw DeploymentError("S3 was asked about \(key) in the bucket \(name), and its answer isn't about it")
      }
      return Int(size)
    } catch let failure as AwsClient.Failure where ["404", "NoSuchKey", "NotFound"].contains(failure.code) {
      return nil
    } catch let failure as AwsClient.Failure where failure.code == "403" || failure.code == "AccessDenied" {
      throw DeploymentError(
        "the bucket \(name) can't be used: it isn't of the account \(account), or may not be read",
        hint: "let aws connect as somebody who may read and write it, or name another: --bucket NAME")
    }
  }
}
