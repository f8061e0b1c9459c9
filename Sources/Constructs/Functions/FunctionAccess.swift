/// What it takes to invoke functions, and what Lambda needs of their roles.
enum FunctionAccess {
  /// See [Actions of Lambda](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html).
  static func invoking(_ arn: StringValue, qualifiers: Bool) -> Permission {
    qualifiers
      ? .allow("lambda:InvokeFunction", on: arn, "\(arn):*") : .allow("lambda:InvokeFunction", on: arn)
  }

  /// X-Ray knows no resources that traces belong to.
  ///
  /// See [Actions of X-Ray](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html).
  static let tracing: Permission = .allow("xray:PutTelemetryRecords", "xray:PutTraceSegments", on: "*")
}
