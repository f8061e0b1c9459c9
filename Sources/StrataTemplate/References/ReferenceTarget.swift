package import StrataJSON
import StrataText

/// The thing that a reference names, and the attribute of it.
public struct ReferenceTarget: Sendable, Hashable {
  /// A logical id, or the name of a parameter.
  public let name: String
  /// The attribute, or nil where the thing itself is meant, as by `Ref`.
  public let attribute: String?

  /// Reads a name with dots, as `Fn::Sub` and the text form of `Fn::GetAtt` have it: `Jobs` or `Jobs.Arn`.
  package init(dotted text: String) {
    let bytes = text.utf8
    // Most have none, and to look for one by indices takes longer.
    let hasDot = text.withUTF8Bytes { bytes in bytes.contains { $0 == UInt8(ascii: ".") } }
    guard hasDot, let dot = bytes.firstIndex(of: UInt8(ascii: ".")), dot != bytes.startIndex,
      case let rest = text[bytes.index(after: dot)...], !rest.isEmpty
    else {
      self.init(name: text, attribute: nil)
      return
    }
    self.init(name: String(text[..<dot]), attribute: String(rest))
  }

  package init(name: String, attribute: String?) {
    self.name = name
    self.attribute = attribute
  }
}

extension JSONValue {
  /// The thing that a `Ref`, an `Fn::GetAtt`, or an `Fn::Sub` of one variable alone names.
  package var referenceTarget: ReferenceTarget? {
    guard let call else { return nil }
    switch call.function {
    case .ref: return call.argument.string.map { ReferenceTarget(name: $0, attribute: nil) }
    case .getAtt: return ReferenceTarget(attributeOf: call.argument)
    case .sub:
      guard let substitution = Substitution(call.argument), case .reference(let target)? = substitution.only else {
        return nil
      }
      return target
    default: return nil
    }
  }
}

extension ReferenceTarget {
  /// Reads the argument of an `Fn::GetAtt`: a text with a dot, or a list whose second element may be a function.
  package init?(attributeOf argument: JSONValue) {
    if let text = argument.string {
      self.init(dotted: text)
      if attribute == nil { return nil }
    } else {
      guard let name = argument[0]?.string else { return nil }
      self.init(name: name, attribute: argument[1]?.string ?? "")
    }
  }
}
