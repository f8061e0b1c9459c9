import StrataJSON
import StrataLanguage
import StrataMigration

/// The accounts and regions that a stack may be meant for, by what its template names.
enum Environments {
  /// The environments to try: nowhere in particular first, and then the one that is named most.
  static func possible(for source: MigrationSource) -> [StackEnvironment?] {
    var accounts: [String: Int] = [:]
    var regions: [String: Int] = [:]
    func visit(_ value: JSONValue) {
      switch value {
      case .string(let text): count(text)
      case .array(let elements): elements.forEach(visit)
      case .object(let object): for member in object { visit(member.value) }
      default: break
      }
    }
    func count(_ text: String) {
      for word in text.utf8.split(separator: UInt8(ascii: ":")) {
        let word = String(Substring(word))
        if word.utf8.count == 12, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
          accounts[word, default: 0] += 1
        }
        if Region(word) != nil { regions[word, default: 0] += 1 }
      }
    }
    visit(source.template["Resources"] ?? [:])
    func most(_ counts: [String: Int]) -> String? {
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    let (account, region) = (most(accounts), most(regions))
    var environments: [StackEnvironment?] = [nil]
    if let account, let region { environments.append(StackEnvironment(account: account, region: region)) }
    if let account { environments.append(StackEnvironment(account: account)) }
    if let region { environments.append(StackEnvironment(region: region)) }
    return environments
  }
}
