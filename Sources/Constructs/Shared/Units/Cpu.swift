/// A share of processors, in units of which 1,024 are one virtual CPU.
///
/// ```swift
/// let cpu: Cpu = .vcpu(0.5)
/// ```
///
/// A profile has it as text, such as `"0.5 vCPU"`.
public struct Cpu: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The share in units of which 1,024 are one virtual CPU.
  public let units: Int

  /// The place in a profile that it was read from, if it was.
  package var origin = ValueOrigin()

  /// A share in units of which 1,024 are one virtual CPU.
  public static func units(_ count: Int) -> Cpu { Cpu(units: count) }

  /// A share in virtual CPUs, such as 0.25 or 4.
  public static func vcpu(_ count: Double) -> Cpu { Cpu(units: Int(exactly: (count * 1_024).rounded()) ?? 0) }

  /// Orders shares by size.
  public static func < (left: Cpu, right: Cpu) -> Bool { left.units < right.units }

  /// The share in virtual CPUs, such as `0.5 vCPU`.
  public var description: String {
    let count = Double(units) / 1_024
    return units.isMultiple(of: 1_024) ? "\(units / 1_024) vCPU" : "\(count) vCPU"
  }
}
