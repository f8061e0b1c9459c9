extension PhysicalNames {
  /// The texts by which others may refer to a resource: its names and ARNs, and what services make of them.
  func references(to index: Int) -> [Name] {
    let type = world.resources[index].type
    var found = arns(of: index)
    // Behind a resource's ARN stands what is in it: objects, aliases, streams.
    found += found.flatMap { arn in
      [":", "/"].map { Name(text: arn.text + [.literal($0), .unknown], isGiven: false) }
    }
    for name in names(of: index) {
      found.append(name)
      let forms: [[SymbolicText.Part]] =
        switch type {
        case "AWS::ECR::Repository":
          [":", "@"].map {
            [.unknown, .literal(".dkr.ecr."), .unknown, .literal("/")] + name.text.parts + [.literal($0), .unknown]
          }
            + [[.unknown, .literal(".dkr.ecr."), .unknown, .literal("/")] + name.text.parts]
        case "AWS::S3::Bucket":
          [name.text.parts + [.literal(".s3"), .unknown], [.literal("s3://")] + name.text.parts + [.unknown]]
        case "AWS::SQS::Queue": [[.literal("https://"), .unknown, .literal("/")] + name.text.parts]
        default: []
        }
      found += forms.map { Name(text: SymbolicText($0), isGiven: false) }
    }
    return found
  }
}

extension SymbolicText {
  fileprivate static func + (text: SymbolicText, parts: [Part]) -> SymbolicText {
    SymbolicText(text.parts + parts)
  }
}
