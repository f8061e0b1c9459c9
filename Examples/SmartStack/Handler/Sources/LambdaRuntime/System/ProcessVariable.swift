/// A variable of the process that changes often.
///
/// Its text is written over: what `setenv` has set once, the C library never gives back.
struct ProcessVariable {
  private let name: String
  private let text: UnsafeMutableBufferPointer<CChar>

  /// A variable that has no value yet.
  ///
  /// - Parameters:
  ///   - name: The variable's name, of which there must be one such variable only.
  ///   - capacity: The bytes that its text may take, with what ends it; 8,192 by default.
  init(_ name: String, capacity: Int = 1 << 13) {
    self.name = name
    text = .allocate(capacity: capacity)
    text.initialize(repeating: 0)
  }

  /// Sets it, or takes it away: also where the value is too long, or has a zero in it.
  func set(_ value: String?) {
    let bytes = "\(name)=\(value ?? "")".utf8.map { CChar(bitPattern: $0) }
    guard value != nil, bytes.count < text.count, !bytes.contains(0), let start = text.baseAddress else {
      return CLibrary.removeVariable(name)
    }
    for (index, byte) in bytes.enumerated() { text[index] = byte }
    text[bytes.count] = 0
    CLibrary.setVariable(start)
  }
}
