/// A bucket whose objects EventBridge can be told of: a `Bucket` or an `ImportedBucket`.
public protocol ObjectEventSource {
  /// The bucket's name.
  var name: StringValue { get }

  /// Has the bucket tell EventBridge what happens to its objects; where it isn't this app's, nothing happens.
  func tellEventBridge()
}
