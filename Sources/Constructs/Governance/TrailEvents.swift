internal import StrataCloudTrail
import StrataText

/// The events that a trail records, when everything is declared.
///
/// See [Advanced event selectors](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html).
struct TrailEvents {
  private let management: Trail.ManagementEvents
  /// The beginnings of the ARNs of objects, whose slash tells a bucket from those whose names begin with its own.
  private let buckets: [StringValue]
  private let tables: [StringValue]

  init(of targets: [any TrailTarget]?, _ management: Trail.ManagementEvents, in declaration: Declaration) {
    self.management = management
    if let targets {
      buckets = targets.filter { $0.trailTargetKind == .objects }.map { "\($0.arn)/" }.withoutRepetitions
      tables = targets.filter { $0.trailTargetKind == .items }.map(\.arn).withoutRepetitions
      return
    }
    let scope = declaration.scope
    let own = scope.node.stack.resources.filter { resource in
      resource.node.environmentOwner?.environment == scope.environment
    }
    buckets = own.filter { $0.type == "AWS::S3::Bucket" && !$0.isOfTrail }.map { $0.arn(followedBy: "/") }
    tables = own.filter { $0.type == "AWS::DynamoDB::Table" }.map { $0.arn(followedBy: "") }
  }

  /// The selectors of the trail, with mistakes where there are none or too many; nil where there are none.
  func selectors(_ declaration: Declaration) -> ListValue<CloudTrail.Trail.AdvancedEventSelector>? {
    var selectors: [CloudTrail.Trail.AdvancedEventSelector] = []
    if management != .none {
      let all = CloudTrail.Trail.AdvancedFieldSelector(field: "eventCategory", equals: ["Management"])
      selectors.append(
        .init(
          fieldSelectors: management == .all ? [all] : [all, .init(field: "readOnly", equals: ["false"])],
          name: "Management events"))
    }
    if !buckets.isEmpty {
      selectors.append(
        .data(
          of: "AWS::S3::Object", named: "Objects",
          .init(field: "resources.ARN", startsWith: ListValue(buckets))))
    }
    if !tables.isEmpty {
      selectors.append(
        .data(
          of: "AWS::DynamoDB::Table", named: "Items", .init(field: "resources.ARN", equals: ListValue(tables))))
    }
    if selectors.isEmpty {
      declaration.report(
        "this trail would record nothing", property: "of",
        expected: "a bucket or a table in its environment, or managementEvents", given: "none")
      return nil
    }
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
    let others = (management == .none ? 0 : management == .all ? 1 : 2) + [buckets, tables].count { !$0.isEmpty } * 2
    if buckets.count + tables.count + others > 500 {
      declaration.report(
        "a trail must name 500 values at most", property: "of",
        expected: "\(500 - others) buckets and tables or fewer", given: Count.grouped(buckets.count + tables.count),
        hint: "declare another trail for the rest")
    }
    return ListValue(selectors)
  }
}

extension CloudTrail.Trail.AdvancedEventSelector {
  fileprivate static func data(
    of type: StringValue, named name: StringValue, _ resources: CloudTrail.Trail.AdvancedFieldSelector
  ) -> CloudTrail.Trail.AdvancedEventSelector {
    .init(
      fieldSelectors: [
        .init(field: "eventCategory", equals: ["Data"]), .init(field: "resources.type", equals: [type]), resources,
      ], name: name)
  }
}

extension Resource {
  /// The ARN with text behind it; nothing where the resource is there under a condition that doesn't hold.
  fileprivate func arn(followedBy text: String) -> StringValue {
    let arn: StringValue = "\(attribute("Arn"))\(text)"
    return condition.map { .if($0, then: arn, else: .noValue) } ?? arn
  }

  /// Whether it's the bucket of a trail's files.
  fileprivate var isOfTrail: Bool { node.parent?.resource?.type == "AWS::CloudTrail::Trail" }
}
