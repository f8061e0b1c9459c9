package import StrataJSON
import StrataTemplate

/// Protocols and ports, or for ICMP types and codes.
package struct Transport: Sendable, Hashable {
  package let protocols: IntervalSet<UInt8>
  /// Ports; for ICMP 256 times a type, and a code.
  package let ports: IntervalSet<UInt16>

  package init(protocols: IntervalSet<UInt8>, ports: IntervalSet<UInt16>) {
    (self.protocols, self.ports) = (protocols, ports)
  }

  /// All packets.
  package static let all = Transport(protocols: .all, ports: .all)

  package static func tcp(_ ports: IntervalSet<UInt16>) -> Transport {
    Transport(protocols: IntervalSet([6...6]), ports: ports)
  }

  /// The numbers that protocols with a name have.
  ///
  /// See [Protocol numbers](https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml).
  private static let numbers: [String: UInt8] = ["icmp": 1, "tcp": 6, "udp": 17, "icmpv6": 58]

  /// Reads the protocol and the ports of a rule; nil where one of them isn't known.
  ///
  /// - Parameters:
  ///   - name: The protocol: a name, a number, or -1 for all.
  ///   - first: The first port, or the type; all where there's none.
  ///   - last: The last port, or the code; the first where there's none.
  package init?(protocol name: JSONValue?, first: JSONValue?, last: JSONValue?) {
    guard let name = name.flatMap(Scalar.text)?.lowercased() else { return nil }
    if name == "-1" {
      self = .all
      return
    }
    guard let number = Self.numbers[name] ?? UInt8(name) else { return nil }
    let protocols = IntervalSet([number...number])
    guard [1, 6, 17, 58].contains(number), let first else {
      self.init(protocols: protocols, ports: .all)
      return
    }
    guard let from = Scalar.number(readFrom: first).flatMap({ Int(exactly: $0) }),
      let to = Scalar.number(readFrom: last ?? first).flatMap({ Int(exactly: $0) })
    else { return nil }
    if from == -1 {
      self.init(protocols: protocols, ports: .all)
      return
    }
    let range =
      [1, 58].contains(number)
      ? to == -1 ? (from * 256, from * 256 + 255) : (from * 256 + to, from * 256 + to) : (from, to)
    guard range.0 <= range.1, let low = UInt16(exactly: range.0), let high = UInt16(exactly: range.1) else {
      return nil
    }
    self.init(protocols: protocols, ports: IntervalSet([low...high]))
  }
}

extension Transport: CustomStringConvertible {
  /// The first protocol, and the first port where not all are meant, such as `TCP 443`.
  package var description: String {
    guard let number = protocols.ranges.first?.lowerBound, let port = ports.ranges.first?.lowerBound else {
      return "nothing"
    }
    // Among all protocols, the one that's most used tells most.
    let shown = protocols.contains(6) ? 6 : number
    let name = Self.numbers.first { $0.value == shown }?.key.uppercased() ?? "protocol \(shown)"
    if ports == .all { return protocols == .all ? "all packets" : name }
    return [6, 17].contains(shown) ? "\(name) \(port)" : "\(name) type \(port >> 8)"
  }
}
