import StrataJSON
import StrataTemplate

/// Finds routes that lead to an internet gateway, whichever part of the internet they're for.
enum RouteComparison {
  private static let type = "AWS::EC2::Route"

  /// Compares a route before and after.
  static func changes(_ properties: ComparedProperties) -> [AccessChange] {
    guard properties.type == type else { return [] }
    let template = properties.context.template
    let conditions = [properties.conditions.old, properties.conditions.new]
    let old = states(properties.old, conditions[0], template)
    let new = states(properties.new, conditions[1], template).filter { state in
      // That something leads to the internet at all is told of elsewhere.
      !state.isDefault || properties.old?["DestinationCidrBlock"]?.string == state.range
        || properties.old?["DestinationIpv6CidrBlock"]?.string == state.range
    }
    func change(_ direction: AccessChange.Direction, _ text: String) -> AccessChange {
      AccessChange(direction: direction, area: .network, logicalID: properties.logicalID, text: text)
    }
    func isKnown(_ state: State, in others: [State]) -> Bool {
      state.guards.isCovered(
        by: others.filter { $0.text == state.text }.map(\.guards), properties.context.canHold)
    }
    return new.filter { !isKnown($0, in: old) }.map { change($0.isCertain ? .wider : .unclear, $0.words) }
      + old.filter { $0.isCertain && !$0.isDefault && !isKnown($0, in: new) }.map {
        change(.narrower, "no more: \($0.words)")
      }
  }

  private struct State {
    let text: String
    let range: String
    let isCertain: Bool
    let guards: Guards

    var isDefault: Bool { ["0.0.0.0/0", "::/0"].contains(range) }
    var words: String { guards == .none ? text : "\(text), \(guards.text)" }
  }

  private static func states(_ form: Form?, _ condition: String?, _ template: ComparedTemplate) -> [State] {
    guard let form else { return [] }
    let guards = condition.flatMap { Guards.none.and($0, true) } ?? .none
    return form.cases(guards).compactMap { form, guards in
      guard let form, let gateway = form["GatewayId"], let isInternet = isInternetGateway(gateway, template),
        let range = (form["DestinationCidrBlock"] ?? form["DestinationIpv6CidrBlock"])?.comparableText,
        !isPrivate(range)
      else { return nil }
      let verb = isInternet ? "leads" : "may lead"
      return State(
        text: "\(range) \(verb) to the internet gateway \(gateway.comparableText)", range: range,
        isCertain: isInternet, guards: guards)
    }
  }

  /// Whether a gateway is one to the internet: true or false where that's known to be or may be so, nil where it isn't.
  private static func isInternetGateway(_ form: Form, _ template: ComparedTemplate) -> Bool? {
    switch form {
    case .scalar(.string(let text)): return text.hasPrefix("igw-") ? true : nil
    case .reference(let name), .attribute(let name, _):
      guard let resource = template.resource(name) else { return false }
      return resource.type == "AWS::EC2::InternetGateway" ? true : nil
    default: return false
    }
  }

  /// Whether a range is one of private networks alone.
  ///
  /// See [RFC 1918](https://www.rfc-editor.org/rfc/rfc1918).
  private static func isPrivate(_ range: String) -> Bool {
    ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].contains { AddressRange.covers($0, range) }
      || range.lowercased().hasPrefix("fd") || range.lowercased().hasPrefix("fc")
  }
}
