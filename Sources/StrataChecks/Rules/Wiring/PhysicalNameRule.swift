import StrataFindings
import StrataJSON
import StrataTemplate

/// A name that one gives a resource is as its service takes it, where the schema doesn't say how.
///
/// A name with parts that are known at deployment is judged by what is written out, and by the least that pseudo
/// parameters come to.
struct PhysicalNameRule: TemplateRule {
  let about = RuleDescription(
    "physical-name", .error, reason: "a service refuses names that are too long or have other characters",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html",
    good: PhysicalNameRule.sample("orders"), bad: PhysicalNameRule.sample("internal-orders"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(withEachType: { NameForm.byType[$0] }).flatMap { resource, name in
      check(resource, name) + containers(of: resource)
    }
  }

  private func check(_ resource: TemplateResource, _ form: NameForm) -> [Finding] {
    guard let name = resource.placed(form.property) else { return [] }
    return name.elements.flatMap { check($0, form) + checkOrder($0, of: resource, form) }
  }

  private func check(_ name: PlacedValue, _ form: NameForm) -> [Finding] {
    let text = PartialText(name.value)
    let length = text.minimumLength
    var findings: [Finding] = []
    func report(_ message: String, _ expected: String, _ given: String? = nil) {
      findings.append(
        finding(
          "the name of a \(form.thing) must \(message)", at: name.pointer, expected: expected,
          given: given ?? "\"\(text)\"", hint: form.hint))
    }
    if length > form.limit || text.literal == "" {
      report(
        "have 1 to \(form.limit) characters", "1 to \(form.limit)",
        text.literal == nil ? "\(length) or more" : "\(length)")
    }
    let written = text.parts.compactMap { part -> String? in
      if case .literal(let text) = part { text } else { nil }
    }
    guard let first = written.first, let last = written.last else { return findings }
    let isEnd = if case .literal? = text.parts.last { true } else { false }
    let body =
      form.orderedBy != nil && isEnd && last.hasSuffix(".fifo")
      ? written.dropLast() + [String(last.dropLast(5))] : written
    if !body.allSatisfy({ $0.utf8.allSatisfy { $0.isAlphanumeric || form.others.utf8.contains($0) } }) {
      report("have \(form.alphabet) alone", form.characters)
    }
    let isStart = if case .literal? = text.parts.first { true } else { false }
    if form.isTrimmed, isStart && first.hasPrefix("-") || isEnd && last.hasSuffix("-") {
      report("have no hyphen at its ends", "a letter or a digit there")
    }
    let beginning = form.reservesCapitals ? first.lowercased() : first
    if let prefix = form.reserved.first(where: { isStart && beginning.hasPrefix($0) }) {
      report("not begin with \(prefix)", "another beginning")
    }
    return findings
  }

  /// A name ends with `.fifo` where what it names keeps an order, and nowhere else.
  private func checkOrder(_ name: PlacedValue, of resource: TemplateResource, _ form: NameForm) -> [Finding] {
    let text = PartialText(name.value)
    guard let property = form.orderedBy, case .literal(let end)? = text.parts.last else { return [] }
    let flag = resource[property]
    let isOrdered: Bool
    switch flag?.bool.map(String.init) ?? flag?.string {
    case "true": isOrdered = true
    case "false": isOrdered = false
    case nil where flag == nil: isOrdered = false
    default: return []
    }
    // What stands before may end with a dot or with more of it.
    if isOrdered == end.hasSuffix(".fifo") || isOrdered && text.literal == nil && ".fifo".hasSuffix(end) { return [] }
    if isOrdered, form.isOrderInSchema, text.literal != nil { return [] }
    return [
      finding(
        isOrdered
          ? "the name of a FIFO \(form.thing) must end with .fifo"
          : "a \(form.thing) whose name ends with .fifo must be a FIFO one",
        at: name.pointer, expected: isOrdered ? "a name such as jobs.fifo" : "\(property) true",
        given: "\"\(text)\"", hint: form.hint)
    ]
  }

  private func containers(of task: TemplateResource) -> [Finding] {
    if task.type != "AWS::ECS::TaskDefinition" { return [] }
    return (task.placed("ContainerDefinitions")?.elements ?? []).flatMap { container in
      container["Name"].map { check($0, .container) } ?? []
    }
  }

  private static func sample(_ name: JSONValue) -> JSONValue {
    [
      "Web": [
        "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "Properties": ["Name": name, "Subnets": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]],
      ]
    ]
  }
}

extension UInt8 {
  fileprivate var isAlphanumeric: Bool { (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) }
}
