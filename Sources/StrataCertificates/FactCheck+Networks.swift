import StrataJSON

extension FactCheck {
  /// Refuses it where something that joins networks names both.
  func checkNetworks(at place: String) throws(CertificateError) {
    let places = (fact["places"]?.array ?? []).compactMap { CertifiedPlace($0, among: stacks)?.parts.pointer.tokens }
    let numbers = (fact["places"]?.array ?? []).compactMap { $0["stack"]?.integer.map(Int.init) }
    let ends = zip(numbers, places).compactMap { stack, tokens -> (stack: Int, id: String)? in
      tokens.count > 1 && tokens[0] == "Resources" ? (stack, tokens[1]) : nil
    }
    guard ends.count >= 2 else { throw CertificateError("the fact names no two networks", at: place) }
    if ends[0] == ends[1] { throw CertificateError("the two networks are one: \(ends[0].id)", at: place) }
    for peering in world.peerings where peering.refers(to: ends[0]) && peering.refers(to: ends[1]) {
      throw CertificateError("\(peering.id) joins the two networks", at: place)
    }
    // Both may be attached to one gateway.
    let attachments = ends[..<2].map { end in world.attachments.first { $0.refers(to: end) } }
    if let one = attachments[0], let other = attachments[1] {
      throw CertificateError("\(one.id) and \(other.id) may join the two networks", at: place)
    }
  }

  /// Refuses it where the two ends may be in one account and region.
  func checkAccounts(at place: String) throws(CertificateError) {
    let ends = [way["source"], way["target"]].map { $0?["stack"]?.integer.map(Int.init) }
    guard let one = ends[0], let other = ends[1], stacks.indices.contains(one), stacks.indices.contains(other) else {
      throw CertificateError("the fact names no two stacks", at: place)
    }
    func mayBeOne(_ one: String?, _ other: String?) -> Bool { one == nil || other == nil || one == other }
    if mayBeOne(stacks[one].account, stacks[other].account), mayBeOne(stacks[one].region, stacks[other].region) {
      throw CertificateError("both ends may be in one account and region", at: place)
    }
  }
}
