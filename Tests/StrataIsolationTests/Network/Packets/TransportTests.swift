import StrataIsolation
import StrataJSON
import Testing

@Suite struct TransportTests {
  @Test func rulesAreRead() {
    #expect(Transport(protocol: "tcp", first: 443, last: 443) == .tcp(IntervalSet([443...443])))
    #expect(Transport(protocol: "6", first: "80", last: "81") == .tcp(IntervalSet([80...81])))
    #expect(Transport(protocol: -1, first: 443, last: 443) == .all)
    #expect(Transport(protocol: "tcp", first: nil, last: nil)?.ports == .all)
    #expect(Transport(protocol: "50", first: 1, last: 2)?.ports == .all)
    #expect(Transport(protocol: "icmp", first: 8, last: -1)?.ports == IntervalSet([2048...2303]))
    #expect(Transport(protocol: "icmpv6", first: 128, last: 0)?.ports == IntervalSet([32768...32768]))
    #expect(Transport(protocol: "icmp", first: -1, last: -1)?.ports == .all)
  }

  @Test func whatIsNotKnownIsNothing() {
    #expect(Transport(protocol: ["Ref": "Protocol"], first: 1, last: 1) == nil)
    #expect(Transport(protocol: nil, first: 1, last: 1) == nil)
    #expect(Transport(protocol: "tcp", first: ["Ref": "Port"], last: 1) == nil)
    #expect(Transport(protocol: "tcp", first: 2, last: 1) == nil)
    #expect(Transport(protocol: "tcp", first: 0, last: 70_000) == nil)
  }

  @Test func theyAreSaidInWords() {
    #expect("\(Transport.all)" == "all packets")
    #expect("\(Transport.tcp(IntervalSet([80...81])))" == "TCP 80")
    #expect("\(Transport(protocols: IntervalSet([17...17]), ports: .all))" == "UDP")
    #expect("\(Transport(protocols: IntervalSet([1...1]), ports: IntervalSet([2048...2303])))" == "ICMP type 8")
    #expect("\(Transport(protocols: IntervalSet([50...50]), ports: .all))" == "protocol 50")
  }
}
