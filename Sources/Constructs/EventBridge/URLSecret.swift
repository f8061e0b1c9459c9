import StrataText

/// A URL that holds a secret, which whoever reads it may use.
enum URLSecret {
  /// Whether a URL holds a secret in plain text; what is known only after deployment doesn't count.
  static func isIn(_ url: String) -> Bool {
    let parts = URLParts(url)
    return parts.authority.contains("@") || parts.query.contains(where: isSecret)
      || isSecret(parts.path, of: parts.host)
  }

  /// The names of parameters that hold secrets, in small letters and without signs.
  private static let names: Set = [
    "accesskey", "accesstoken", "apikey", "apitoken", "appkey", "authkey", "authorization", "authtoken",
    "clientsecret", "hapikey", "jwt", "passwd", "password", "pwd", "secret", "sessiontoken", "sig", "signature",
    "subscriptionkey", "token", "webhooktoken", "xamzsignature", "xapikey",
  ]

  /// The names of parameters that hold secrets or other things, which are shorter.
  private static let unclearNames: Set = ["auth", "code", "key", "pass"]

  private static func isSecret(_ parameter: (name: Substring, value: Substring)) -> Bool {
    let name = parameter.name.lowercased().filter { $0.isLetter || $0.isNumber }
    let isSecret = names.contains(name) || unclearNames.contains(name) && parameter.value.count >= 16
    return isPlain(parameter.value) && (isSecret || isRandom(parameter.value))
  }

  /// Whether the path holds a secret, as the webhooks of many services do.
  private static func isSecret(_ path: [Substring], of host: String) -> Bool {
    if path.contains(where: isRandom) { return true }
    // https://discord.com/developers/docs/resources/webhook#execute-webhook
    if let index = path.firstIndex(where: { $0.lowercased() == "webhooks" }), path.count > index + 2,
      isPlain(path[index + 2])
    {
      let isNumbered = path[index + 1].utf8.count > 5 && path[index + 1].allSatisfy(\.isNumber)
      if isNumbered || isHost(host, "discord.com") || isHost(host, "discordapp.com") { return true }
    }
    if isHost(host, "webhook.office.com"), path.count > 1 { return true }
    // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
    if host == "hooks.slack.com" || host == "hooks.slack-gov.com" {
      return path.count > 2 && path.last.map(isPlain) == true
    }
    // https://core.telegram.org/bots/api#making-requests
    return host == "api.telegram.org" && path.first.map { $0.hasPrefix("bot") && isPlain($0.dropFirst(3)) } == true
  }

  private static func isHost(_ host: String, _ domain: String) -> Bool {
    host == domain || host.hasSuffix(".\(domain)")
  }

  private static func isPlain(_ text: Substring) -> Bool { !text.isEmpty && !text.contains(KnownText.gap) }

  /// Whether text looks as if it was drawn at random: long, and of signs that no word mixes.
  private static func isRandom(_ text: Substring) -> Bool {
    guard text.consistsOfAlphanumerics(and: "-_") else { return false }
    let isHexadecimal = text.utf8.count >= 32 && text.allSatisfy(\.isHexDigit)
    let isMixed =
      text.utf8.count >= 20 && text.contains(where: \.isNumber) && text.contains(where: \.isLowercase)
      && text.contains(where: \.isUppercase)
    return isHexadecimal || isMixed
  }
}

/// The parts of a URL.
struct URLParts {
  let scheme: Substring
  let authority: Substring
  let path: [Substring]
  let query: [(name: Substring, value: Substring)]

  /// The host in small letters, without a port.
  var host: String {
    String((authority.split(separator: "@").last ?? "").prefix { $0 != ":" }).lowercased()
  }

  init(_ url: String) {
    let beginning = url.firstRange(of: "://")
    scheme = beginning.map { url[..<$0.lowerBound] } ?? ""
    let rest = beginning.map { url[$0.upperBound...] } ?? url[...]
    let location = rest.prefix { $0 != "?" && $0 != "#" }
    authority = location.prefix { $0 != "/" }
    path = location.dropFirst(authority.count).split(separator: "/")
    let question = rest.dropFirst(location.count)
    query = question.split { "?#&".contains($0) }.map { parameter in
      let name = parameter.prefix { $0 != "=" }
      return (name, parameter.dropFirst(name.count + 1))
    }
  }
}
