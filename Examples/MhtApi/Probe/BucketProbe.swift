import Foundation

/// Tries out a bucket that keeps versions: an object is put, overwritten, read in both versions, and deleted.
struct BucketProbe {
  private let bucket: String
  private let aws: AwsCommand
  private let key = "mht-probe/\(UUID().uuidString)"

  init(_ bucket: String, _ aws: AwsCommand) { (self.bucket, self.aws) = (bucket, aws) }

  /// Takes all steps.
  ///
  /// - Throws: ``ProbeFailure`` at the first that fails, after what was put was deleted.
  func run(tell: (String) -> Void) throws(ProbeFailure) {
    let versioning = try aws("s3api", "get-bucket-versioning", "--bucket", bucket)["Status"] as? String
    guard versioning == "Enabled" else {
      throw ProbeFailure(
        "\(bucket) keeps no versions; expected Enabled, given \(versioning ?? "nothing")",
        hint: "is it the bucket of UploadsName? Deploy the environment")
    }
    do throws(ProbeFailure) {
      try put("first")
      try expect("first", version: nil)
      tell("s3://\(bucket)/\(key) was put, and read")
      try put("second")
      try expect("second", version: nil)
      let versions = try self.versions()
      guard versions.count == 2, let old = versions.first(where: { !$0.isLatest }) else {
        throw ProbeFailure(
          "an object that was overwritten must have 2 versions; given \(versions.count)",
          hint: "look at the bucket's versioning")
      }
      try expect("first", version: old.id)
      tell("it was overwritten, and its first version is still there")
    } catch {
      do throws(ProbeFailure) { try deleteAll() } catch let second {
        throw ProbeFailure(error.message, hint: "\(error.hint); s3://\(bucket)/\(key) may be left: \(second.message)")
      }
      throw error
    }
    try deleteAll()
    let left = try versions().count
    if left > 0 {
      throw ProbeFailure(
        "of s3://\(bucket)/\(key), \(left) \(left == 1 ? "version is" : "versions are") left", hint: "delete them")
    }
    tell("both versions were deleted")
  }

  private func put(_ text: String) throws(ProbeFailure) {
    let file = aws.file("body")
    do {
      try Data(text.utf8).write(to: file)
    } catch {
      throw ProbeFailure("a temporary file can't be written: \(error.localizedDescription)", hint: "set TMPDIR")
    }
    try aws("s3api", "put-object", "--bucket", bucket, "--key", key, "--body", file.path)
  }

  private func expect(_ text: String, version: String?) throws(ProbeFailure) {
    let file = aws.file("object")
    if let version {
      try aws("s3api", "get-object", "--bucket", bucket, "--key", key, "--version-id", version, file.path)
    } else {
      try aws("s3api", "get-object", "--bucket", bucket, "--key", key, file.path)
    }
    let found = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    if found != text {
      throw ProbeFailure(
        "s3://\(bucket)/\(key) isn't what was put; expected \"\(text)\", given \"\(found.prefix(40))\"",
        hint: "does somebody else write below mht-probe/?")
    }
  }

  /// The versions of the object, delete markers among them.
  private func versions() throws(ProbeFailure) -> [(id: String, isLatest: Bool)] {
    let answer = try aws("s3api", "list-object-versions", "--bucket", bucket, "--prefix", key)
    let all = ["Versions", "DeleteMarkers"].flatMap { answer[$0] as? [[String: Any]] ?? [] }
    return all.compactMap { version in
      (version["VersionId"] as? String).map { ($0, version["IsLatest"] as? Bool ?? false) }
    }
  }

  private func deleteAll() throws(ProbeFailure) {
    for version in try versions() {
      try aws("s3api", "delete-object", "--bucket", bucket, "--key", key, "--version-id", version.id)
    }
  }
}
