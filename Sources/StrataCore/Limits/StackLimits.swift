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
    if let (mistake, severity) = Limits.size(bytes) { report(mistake, severity: severity) }
  }
}
