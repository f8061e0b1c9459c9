import StrataContainers
import StrataJSON
import StrataMigration

/// The number of a service's tasks, as an argument.
struct ServiceScale {
  let code: String
  let scaling: Scaling

  /// Reads a number that is always the same, or the limits and the one goal that it follows.
  init(_ service: TemplateResource) throws(Unlike) {
    guard let limits = service.other(service.id + "Scaling") else {
      let count = try service.integer("DesiredCount") ?? 1
      (code, scaling) = (".fixed(\(numberCode(count)))", .fixed(count))
      return
    }
    guard let fewest = try limits.integer("MinCapacity"), let most = try limits.integer("MaxCapacity") else {
      throw Unlike("the limits of its tasks aren't known now")
    }
    let tasks = "tasks: \(numberCode(fewest)), upTo: \(numberCode(most))"
    switch (Self.share(service, "Cpu"), Self.share(service, "Memory")) {
    case (let cpu?, nil):
      (code, scaling) = (".cpu(target: \(cpu), \(tasks))", .cpu(target: cpu, tasks: fewest, upTo: most))
    case (nil, let memory?):
      (code, scaling) = (".memory(target: \(memory), \(tasks))", .memory(target: memory, tasks: fewest, upTo: most))
    default: throw Unlike("its tasks follow another goal, or several")
    }
  }

  /// The share that a policy of scaling keeps to.
  private static func share(_ service: TemplateResource, _ goal: String) -> Double? {
    let policy = service.other("\(service.id)\(goal)Scaling")
    let target = policy?.value(at: ["TargetTrackingScalingPolicyConfiguration", "TargetValue"])
    return switch target {
    case .integer(let number)?: Double(number) / 100
    case .double(let number)?: number / 100
    default: nil
    }
  }
}
