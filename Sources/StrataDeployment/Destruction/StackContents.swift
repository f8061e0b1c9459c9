import StrataJSON

/// The things in buckets and repositories, for which CloudFormation can't delete them.
struct StackContents {
  let aws: AwsClient

  /// Whether something is in a resource that keeps it from being deleted.
  enum Answer: Equatable {
    case empty, full
    /// It couldn't be found out, for a reason.
    case unknown(String)
  }

  /// Looks into a resource; nil where nothing in it would be in the way.
  func answer(_ resource: DoomedResource) -> Answer? {
    guard resource.fate == .deleted, !resource.physicalID.isEmpty else { return nil }
    let properties = resource.declaration?["Properties"]
    switch resource.type {
    case "AWS::S3::Bucket":
      // Old versions and marks of deleted objects are in the way as well.
      return ask(
        "s3api", "list-object-versions", ["--bucket", resource.physicalID, "--max-items", "1"], "NoSuchBucket"
      ) {
        !($0["Versions"]?.array ?? []).isEmpty || !($0["DeleteMarkers"]?.array ?? []).isEmpty
      }
    case "AWS::ECR::Repository":
      if properties?["EmptyOnDelete"] == true || properties?["EmptyOnDelete"] == "true" { return nil }
      return ask(
        "ecr", "list-images", ["--repository-name", resource.physicalID, "--max-items", "1"],
        "RepositoryNotFoundException"
      ) { !($0["imageIds"]?.array ?? []).isEmpty }
    default: return nil
    }
  }

  private func ask(
    _ service: String, _ operation: String, _ arguments: [String], _ missing: String, _ isFull: (JSONValue) -> Bool
  ) -> Answer {
    do {
      let answer = try aws.repeating(service, operation, arguments)
      // An empty bucket has an empty answer.
      guard answer.object != nil || answer.isNull else { return .unknown("its answer isn't an object") }
      return isFull(answer) ? .full : .empty
    } catch let failure as AwsClient.Failure where failure.code == missing {
      return .empty
    } catch {
      return .unknown("\(error)")
    }
  }
}
