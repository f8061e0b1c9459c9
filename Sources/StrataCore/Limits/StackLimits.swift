extension StackState {
  /// Reports what of a finished template exceeds a quota.
  func checkLimits(of body: TemplateBody, outputCount: Int) {
    let split = "move some to another stack; values used across stacks are exported and imported by themselves"
    let mistakes = [
      Limits.count(resources.count, atMost: Limits.resources, "a template has", "resource", hint: split),
      Limits.count(parameters.count, atMost: Limits.parameters, "a template has", "parameter", hint: split),
      Limits.count(outputCount, atMost: Limits.outputs, "a template has", "output", hint: split),
      Limits.count(mappings.count, atMost: Limits.mappings, "a template has", "mapping", hint: split),
      Limits.count(
        body.dynamicReferenceCount, atMost: Limits.dynamicReferences, "a template has", "dynamic reference",
        hint: split),
      description.flatMap(Limits.description),
    ]
    for mistake in mistakes.compactMap({ $0 }) { report(mistake) }
    for mapping in mappings {
      guard case .map(let rows) = mapping.table.content,
        let mistake = Limits.count(
          rows.count, atMost: Limits.mappingKeys, "a mapping has", "key", hint: "split the mapping")
      else { continue }
      report(mistake, path: mapping.anchor.path, site: mapping.site)
    }
    if resources.isEmpty {
      report(
        Mistake(
          .limit, "a template has at least one resource", expected: "1 or more", given: "0",
          hint: "declare a resource, or leave the stack out"))
    }
  }

  /// Reports a template that is too large for one of the ways to hand it over.
  func checkSize(_ bytes: Int) {
    if bytes > Limits.templateBytes {
      report(
        Mistake(
          .limit, "a template has at most 1,000,000 bytes", expected: "1,000,000 or fewer",
          given: Count.grouped(bytes), hint: "move some resources to another stack"))
    } else if bytes > Limits.inlineBytes {
      report(
        Mistake(
          .limit, "a template of more than 51,200 bytes is taken only from S3", expected: "51,200 or fewer",
          given: Count.grouped(bytes), hint: "deploy it with aws cloudformation deploy --s3-bucket BUCKET"),
        severity: .warning)
    }
  }
}
