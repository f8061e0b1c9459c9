/// The party that network rules are made between: a security group, or a construct that has one.
public protocol Connectable {
  /// The group whose rules hold for the construct's traffic.
  var securityGroup: SecurityGroup { get }
}

extension Connectable where Self: Construct {
  /// Lets another construct send traffic here.
  ///
  /// - Parameters:
  ///   - other: The one that may send traffic.
  ///   - port: The port it may send to, 1 to 65,535.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func allow(from other: some Connectable, port: Int, file: String = #filePath, line: Int = #line) {
    securityGroup.allow(from: other, port: port, file: file, line: line)
  }

  /// Lets a block of addresses send traffic here.
  ///
  /// - Parameters:
  ///   - block: The addresses that may send traffic; ``CIDR/anywhere`` for the whole internet.
  ///   - port: The port they may send to, 1 to 65,535.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func allow(from block: CIDR, port: Int, file: String = #filePath, line: Int = #line) {
    securityGroup.allow(from: block, port: port, file: file, line: line)
  }
}
