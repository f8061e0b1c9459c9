import StrataTemplate

extension TypeCost {
  static let functions = [
    TypeCost("Lambda::Function") { function throws(Undecided) in
      let isArm = try function.isArm
      var charges: [Charge] = [
        .used(isArm ? .armInvocations : .invocations, .requests),
        .used(isArm ? .armDuration : .duration, .requests, .duration, each: try function.memory),
      ]
      let storage = try function.number("EphemeralStorage/Size", default: 512)
      guard storage.isFixed else { throw Undecided("EphemeralStorage/Size isn't known") }
      if storage.least > FixedDecimal(512), let more = (storage.least - FixedDecimal(512)).times(.part(of: 1_024)) {
        charges.append(.used(.functionStorage, .requests, .duration, each: more))
      }
      return charges
    },
    TypeCost("Lambda::Version") { version throws(Undecided) in try version.provisionedCharges },
    TypeCost("Lambda::Alias") { alias throws(Undecided) in try alias.provisionedCharges },
  ]
}

extension CostedResource {
  /// Whether a function runs on Arm, which costs less.
  fileprivate var isArm: Bool {
    get throws(Undecided) {
      guard let (architecture, _) = try properties.elements("Architectures").first else { return false }
      return try architecture.text("") == "arm64"
    }
  }

  /// A function's memory in GB.
  fileprivate var memory: FixedDecimal {
    get throws(Undecided) {
      let memory = try number("MemorySize", default: 128)
      guard memory.isFixed, let gigabytes = memory.least.times(.part(of: 1_024)) else {
        throw Undecided("MemorySize isn't known before deployment")
      }
      return gigabytes
    }
  }

  /// The charges of environments that are kept ready for a version or an alias.
  fileprivate var provisionedCharges: [Charge] {
    get throws(Undecided) {
      let scale = "lambda:function:ProvisionedConcurrency"
      let path = "ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions"
      let count = try scaled(scale, named: "Name") { () throws(Undecided) in
        properties.has("ProvisionedConcurrencyConfig") == .never ? Bounds(0) : try number(path, default: 0)
      }
      if count.most == .zero { return [] }
      let function = try target("FunctionName", "Lambda::Function")
      guard let each = try function.memory.times(FixedDecimal(3_600)) else {
        throw Undecided("MemorySize is too large")
      }
      return [
        .hours(try function.isArm ? .armProvisioned : .provisioned, times: count, each: each, stated: .environments)
      ]
    }
  }
}

extension UsageQuantity {
  fileprivate static let environments = UsageQuantity("environments", .count("environments"))
}
