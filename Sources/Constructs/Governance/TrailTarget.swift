/// A thing whose data events a trail records: a `Bucket`, a `Table`, or one that was made elsewhere.
public protocol TrailTarget {
  /// The ARN that the trail names.
  var arn: StringValue { get }

  /// The kind of the things in it that events are about.
  var trailTargetKind: TrailTargetKind { get }
}

/// The kinds of things that data events are about.
///
/// See [Data events](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html).
public enum TrailTargetKind: Sendable, Hashable {
  /// The objects of a bucket.
  case objects
  /// The items of a table.
  case items
}

extension Bucket: TrailTarget {
  /// Objects.
  public var trailTargetKind: TrailTargetKind { .objects }
}

extension ImportedBucket: TrailTarget {
  /// Objects.
  public var trailTargetKind: TrailTargetKind { .objects }
}

extension Table: TrailTarget {
  /// Items.
  public var trailTargetKind: TrailTargetKind { .items }
}

extension ImportedTable: TrailTarget {
  /// Items.
  public var trailTargetKind: TrailTargetKind { .items }
}
