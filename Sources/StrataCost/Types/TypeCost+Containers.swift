import StrataTemplate

extension TypeCost {
  static let containers = [
    TypeCost("ECS::Service") { service throws(Undecided) in try service.taskCharges },
    TypeCost("ECS::Cluster") { cluster throws(Undecided) in
      for (setting, _) in try cluster.properties.elements("ClusterSettings")
      where try setting.text("Value", default: "disabled") != "disabled" {
        return [.used(.metrics, UsageQuantity.metrics)]
      }
      return []
    },
    TypeCost("EKS::Cluster") { _ in [.hours(.cluster)] },
    TypeCost("ECR::Repository") { _ in [.used(.imageStorage, .storage)] },
  ]
}

extension UsageQuantity {
  fileprivate static let tasks = UsageQuantity("tasks", .count("tasks"))
  static let metrics = UsageQuantity("metrics", .count("metrics"))
}

extension CostedResource {
  /// The charges of a service's tasks: vCPU, memory, storage and addresses.
  fileprivate var taskCharges: [Charge] {
    get throws(Undecided) {
      switch try launch {
      case .instances: return []
      case .spot(let reason): return [.undecided(.processors, reason)]
      case .fargate: break
      }
      let task = try target("TaskDefinition", "ECS::TaskDefinition")
      let (processors, memory) = try task.processorDimensions
      let vCPU = try task.size("Cpu", unit: 1_024, words: [" vcpu", "vcpu"])
      let gigabytes = try task.size("Memory", unit: 1_024, words: [" gb", "gb"])
      let tasks = Result { () throws(Undecided) in try taskCount }
      var charges: [Charge] = [
        .hours(processors, times: try tasks.get(), each: vCPU, stated: .tasks),
        .hours(memory, times: try tasks.get(), each: gigabytes, stated: .tasks),
      ]
      if processors == .windowsProcessors {
        charges.append(.hours(.windowsLicense, times: try tasks.get(), each: vCPU, stated: .tasks))
      }
      let storage = try task.number("EphemeralStorage/SizeInGiB", default: 20)
      guard storage.isFixed else { throw Undecided("EphemeralStorage/SizeInGiB isn't known") }
      if storage.least > FixedDecimal(20) {
        charges.append(
          .hours(.taskStorage, times: try tasks.get(), each: storage.least - FixedDecimal(20), stated: .tasks))
      }
      if try text("NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp", default: "DISABLED") == "ENABLED" {
        charges.append(.hours(.address, times: try tasks.get(), stated: .tasks))
      }
      return charges
    }
  }

  private enum Launch {
    case fargate
    /// On instances, which are resources of their own.
    case instances
    case spot(String)
  }

  private var launch: Launch {
    get throws(Undecided) {
      var providers = try properties.providers("CapacityProviderStrategy")
      if providers.isEmpty, properties.has("LaunchType") == .never { providers = try clusterProviders }
      if providers.isEmpty {
        let kind = try text("LaunchType", default: "EC2")
        guard ["EC2", "EXTERNAL", "FARGATE"].contains(kind) else {
          throw Undecided("what tasks of the launch type \(kind) cost isn't read")
        }
        return kind == "FARGATE" ? .fargate : .instances
      }
      if providers == ["FARGATE"] { return .fargate }
      if providers.contains("FARGATE_SPOT") {
        return .spot("it may run on spare capacity, whose prices change and are in no price list")
      }
      if providers.contains("FARGATE") { throw Undecided("how many tasks run on instances isn't in the template") }
      return .instances
    }
  }

  /// The capacity providers that a service's cluster has for those who name none.
  private var clusterProviders: Set<String> {
    get throws(Undecided) {
      let cluster = try target("Cluster", "ECS::Cluster")
      let associations = cluster.resources(
        "ECS::ClusterCapacityProviderAssociations", referringBy: "Cluster", orTo: "ClusterName")
      return try (associations.first ?? cluster).properties.providers("DefaultCapacityProviderStrategy")
    }
  }

  /// The number of a service's tasks.
  private var taskCount: Bounds {
    get throws(Undecided) {
      try scaled("ecs:service:DesiredCount", named: "ServiceName") { () throws(Undecided) in
        try number("DesiredCount", default: 1)
      }
    }
  }

  private var processorDimensions: (Dimension, Dimension) {
    get throws(Undecided) {
      if try text("RuntimePlatform/OperatingSystemFamily", default: "LINUX").hasPrefix("WINDOWS") {
        return (.windowsProcessors, .windowsMemory)
      }
      return try text("RuntimePlatform/CpuArchitecture", default: "X86_64") == "ARM64"
        ? (.armProcessors, .armMemory) : (.processors, .memory)
    }
  }

  /// A task's size in vCPU or GB: a number of 1,024ths, or of wholes with their unit behind.
  private func size(_ property: String, unit: Int, words: [String]) throws(Undecided) -> FixedDecimal {
    let written = try text(property).lowercased()
    let text = written.hasPrefix(".") ? "0" + written : written
    if let word = words.first(where: text.hasSuffix), let whole = FixedDecimal(String(text.dropLast(word.count))) {
      return whole
    }
    guard let part = FixedDecimal(text), let size = part.times(.part(of: unit)) else {
      throw Undecided("\(property) is no size: \(text)")
    }
    return size
  }
}

extension FixedDecimal {
  /// One part of as many, where that's exact.
  static func part(of number: Int) -> FixedDecimal { FixedDecimal(units: scale / Int128(number)) }
}

extension ValueReading {
  /// The capacity providers of a strategy; one without weight and base gets no tasks.
  fileprivate func providers(_ path: String) throws(Undecided) -> Set<String> {
    var providers: Set<String> = []
    for (item, _) in try elements(path) {
      let (weight, base) = (try item.number("Weight", default: .zero), try item.number("Base", default: .zero))
      if max(weight.most, base.most) > .zero { providers.insert(try item.text("CapacityProvider")) }
    }
    return providers
  }
}
