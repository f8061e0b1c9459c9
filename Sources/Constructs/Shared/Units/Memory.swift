/// An amount of memory.
///
/// ```swift
/// let memory: Memory = .gibibytes(1)
/// ```
///
/// A profile has it as text, such as `"512 MiB"` or `"1 GiB"`.
public struct Memory: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The amount in mebibytes of 1,048,576 bytes.
  public let mebibytes: Int

  /// The place in a profile that it was read from, if it was.
  package var origin = ValueOrigin()

  /// An amount in mebibytes of 1,048,576 bytes.
  public static func mebibytes(_ count: Int) -> Memory { Memory(mebibytes: count) }

  /// An amount in gibibytes of 1,024 mebibytes.
  public static func gibibytes(_ count: Int) -> Memory {
    let (mebibytes, overflow) = count.multipliedReportingOverflow(by: 1_024)
    return Memory(mebibytes: overflow ? (count < 0 ? .min : .max) : mebibytes)
  }

  /// Orders amounts by size.
  public static func < (left: Memory, right: Memory) -> Bool { left.mebibytes < right.mebibytes }

  /// The amount in GiB where it's a whole number of them, else in MiB.
  public var description: String {
    mebibytes.isMultiple(of: 1_024) ? "\(mebibytes / 1_024) GiB" : "\(mebibytes) MiB"
  }
}
