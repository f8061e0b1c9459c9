/// The sizes of memory that Fargate sells with each size of CPU.
///
/// See [Task CPU and memory](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size).
enum FargateSize {
  /// The amounts of memory that are sold with a share of CPU, lowest first; none where the share isn't sold.
  static func memory(with cpu: Cpu) -> [Memory] {
    switch cpu.units {
    case 256: [.mebibytes(512), .gibibytes(1), .gibibytes(2)]
    case 512: steps(1, through: 4)
    case 1_024: steps(2, through: 8)
    case 2_048: steps(4, through: 16)
    case 4_096: steps(8, through: 30)
    case 8_192: steps(16, through: 60, by: 4)
    case 16_384: steps(32, through: 120, by: 8)
    default: []
    }
  }

  static let cpus: [Cpu] = [256, 512, 1_024, 2_048, 4_096, 8_192, 16_384].map(Cpu.units)

  private static func steps(_ first: Int, through last: Int, by step: Int = 1) -> [Memory] {
    stride(from: first, through: last, by: step).map(Memory.gibibytes)
  }

  /// Reports a size that isn't sold.
  static func check(_ cpu: Cpu, _ memory: Memory, _ declaration: Declaration) {
    let sold = Self.memory(with: cpu)
    if sold.isEmpty {
      declaration.report(
        "Fargate doesn't sell this share of CPU", property: "cpu",
        expected: cpus.map(\.description).joined(separator: ", "), given: cpu.description,
        from: [cpu.origin])
    } else if !sold.contains(memory) {
      let nearest = sold.min { distance($0, memory) < distance($1, memory) }
      declaration.report(
        "Fargate doesn't sell this memory with \(cpu)", property: "memory", expected: described(sold),
        given: memory.description, hint: nearest.map { "the nearest is \($0)" },
        from: [memory.origin, cpu.origin])
    }
  }

  private static func distance(_ left: Memory, _ right: Memory) -> Double {
    abs(Double(left.mebibytes) - Double(right.mebibytes))
  }

  private static func described(_ sold: [Memory]) -> String {
    guard sold.count > 3, let first = sold.first, let last = sold.last else {
      return sold.map(\.description).joined(separator: ", ")
    }
    return "\(first) to \(last) in steps of \(Memory.mebibytes(sold[1].mebibytes - first.mebibytes))"
  }
}
