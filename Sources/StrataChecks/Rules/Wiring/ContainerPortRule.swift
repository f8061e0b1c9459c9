import StrataFindings
import StrataJSON
import StrataTemplate

/// A load balancer sends to a container and a port that the task has.
struct ContainerPortRule: TemplateRule {
  let about = RuleDescription(
    "unknown-container-port", .error,
    reason: "ECS refuses a service whose load balancer names a container or port it lacks",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html",
    good: ContainerPortRule.sample(port: 80), bad: ContainerPortRule.sample(port: 8080))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::ECS::Service").flatMap { service -> [Finding] in
      guard let task = template.target(of: service["TaskDefinition"]),
        let containers = task["ContainerDefinitions"]?.array
      else { return [] }
      return (service["LoadBalancers"]?.array ?? []).enumerated().compactMap { index, balancer in
        check(balancer, containers, at: service.pointer("LoadBalancers", String(index)))
      }
    }
  }

  private func check(_ balancer: JSONValue, _ containers: [JSONValue], at place: JSONPointer) -> Finding? {
    guard let name = balancer["ContainerName"]?.string else { return nil }
    let names = containers.map { $0["Name"]?.string }
    if names.contains(nil) { return nil }
    guard let container = containers.first(where: { $0["Name"]?.string == name }) else {
      return finding(
        "the task has no container \"\(name)\"", at: place.appending("ContainerName"),
        expected: names.compactMap(\.self).joined(separator: ", "), given: name)
    }
    guard let port = Self.number(balancer["ContainerPort"]),
      let mappings = container["PortMappings"]?.array ?? [] as [JSONValue]?
    else { return nil }
    let ports = mappings.map { Self.number($0["ContainerPort"]) }
    if ports.contains(nil) || ports.contains(port) { return nil }
    return finding(
      "the container \"\(name)\" has no port \(port)", at: place.appending("ContainerPort"),
      expected: ports.isEmpty ? "a port mapping" : ports.compactMap { $0.map(String.init) }.joined(separator: ", "),
      given: String(port))
  }

  static func number(_ value: JSONValue?) -> Int64? { value?.integer ?? value?.string.flatMap { Int64($0) } }

  private static func sample(port: Int64) -> JSONValue {
    [
      "Task": [
        "Type": "AWS::ECS::TaskDefinition",
        "Properties": [
          "ContainerDefinitions": [
            ["Name": "web", "Image": "web", "Memory": 512, "PortMappings": [["ContainerPort": 80]]]
          ]
        ],
      ],
      "Service": [
        "Type": "AWS::ECS::Service",
        "Properties": [
          "TaskDefinition": ["Ref": "Task"],
          "LoadBalancers": [["ContainerName": "web", "ContainerPort": .integer(port)]],
        ],
      ],
    ]
  }
}
