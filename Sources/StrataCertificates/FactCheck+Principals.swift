import StrataJSON

extension FactCheck {
  /// Refuses it where a statement of a resource's policy lets in anybody, or somebody of the one environment by name.
  func checkPrincipal(at place: String) throws(CertificateError) {
    guard let source = way["source"].flatMap({ CertifiedPlace($0, among: stacks) }),
      let statement = source.parts.stack.value(at: source.parts.pointer), let number = way["source"]?["stack"]?.integer
    else { throw CertificateError("there is no statement", at: place) }
    try check(statement, of: Int(number), at: place)
  }

  /// Refuses it where a statement of the policy that the fact names does, or lets in all of an account.
  func checkPolicy(at place: String) throws(CertificateError) {
    guard let named = fact["places"]?.array?.first, let policy = CertifiedPlace(named, among: stacks)?.parts,
      let document = policy.stack.value(at: policy.pointer)?.object, let number = named["stack"]?.integer
    else { throw CertificateError("there is no policy", at: place) }
    for statement in document["Statement"]?.array ?? document["Statement"].map({ [$0] }) ?? []
    where statement["Effect"] != "Deny" {
      try check(statement, of: Int(number), at: place)
      if statement["Condition"] == nil, letsInAccount(statement, of: Int(number)) {
        throw CertificateError("the statement lets in the account of \(from)", at: place)
      }
    }
  }

  private func check(_ statement: JSONValue, of stack: Int, at place: String) throws(CertificateError) {
    guard let principal = statement["Principal"] else { return }
    if statement["Condition"] == nil,
      principal == "*" || principal["AWS"] == "*" || principal["AWS"]?.array?.contains("*") == true
    {
      throw CertificateError("the statement lets in everybody", at: place)
    }
    for reference in CertifiedResource.references(in: principal, of: stack, texts)
    where stacks[reference.stack].owner(of: reference.id) == from {
      throw CertificateError("the statement lets in \(reference.id) of \(from)", at: place)
    }
  }

  /// Whether a statement lets in whoever an account's own policies let, and that account may be the one environment's.
  private func letsInAccount(_ statement: JSONValue, of stack: Int) -> Bool {
    let named = statement["Principal"]?["AWS"]
    let anyAccount = String(repeating: "?", count: 12)
    let accounts = stacks.filter { $0.environment == from || $0.environment == nil }.map { $0.account ?? anyAccount }
    let texts = (named?.array ?? named.map { [$0] } ?? []).flatMap { self.texts.texts(of: $0, in: stack) }
    return texts.filter { $0.subject == nil }.contains { text in
      accounts.contains { account in
        [account, "arn:*:iam::\(account):root"].contains { GlobMeeting.meets(text.glob, $0) }
      }
    }
  }
}
