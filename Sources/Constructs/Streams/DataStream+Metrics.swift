// See [Metrics of Kinesis](https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html).
extension DataStream {
  /// The number of records that were written.
  public var records: Metric { metric("IncomingRecords", .sum) }

  /// The bytes that were written.
  public var bytes: Metric { metric("IncomingBytes", .sum) }

  /// The age of the last record that was read, in milliseconds: the time by which readers lag behind.
  public var iteratorAge: Metric { metric("GetRecords.IteratorAgeMilliseconds", .maximum) }

  /// The number of reads that were refused, since there were too many at once.
  public var throttledReads: Metric { metric("ReadProvisionedThroughputExceeded", .sum) }

  /// The number of writes that were refused, since there were too many at once.
  public var throttledWrites: Metric { metric("WriteProvisionedThroughputExceeded", .sum) }

  private func metric(_ metric: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      "AWS/Kinesis", metric, dimensions: ["StreamName": name], statistic: statistic, period: .minutes(5),
      label: "\(scope.path.id) \(metric)")
  }
}
