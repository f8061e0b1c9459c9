internal import StrataLambda

/// The version of a function that was published of what it is now, made when the first alias asks for it.
final class PublishedVersion {
  private var made: Resource?

  /// The version, which is another whenever the function's code or settings are.
  ///
  /// Earlier versions stay, so that what runs can end and an alias can go back to them.
  func version(of function: Function) -> Resource {
    if let made { return made }
    let version = Lambda.Version("Version", in: function.scope, functionName: function.name).resource
    version.keepsData(.retain)
    made = version
    // What is written to the function when everything is declared counts as well.
    function.scope.atFinalization {
      function.scope.atFinalization {
        version.identifiedByContent(of: [], values: Self.content(of: function.resource))
      }
    }
    return version
  }

  /// Properties of a function that aren't part of a version.
  ///
  /// Lambda publishes none where nothing else changed, and CloudFormation fails then. See
  /// [Versions](https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html).
  private static let apart: Set = [
    "CodeSigningConfigArn", "FunctionName", "RecursiveLoop", "ReservedConcurrentExecutions", "Tags",
  ]

  private static func content(of function: Resource) -> [AnyValue] {
    var properties = function.properties
    for member in function.rawProperties.members { properties[member.key] = AnyValue(node: member.value) }
    return properties.members.filter { !apart.contains($0.key) }.sorted { $0.key < $1.key }.flatMap { member in
      [.literal(member.key), AnyValue(node: member.value)]
    }
  }
}
