package import StrataFindings
package import StrataJSON

/// An immutable piece of a template, held by every typed value.
///
/// A node is made by the values and functions of this module; it has no public members of its own.
public final class TemplateNode: Sendable {
  package enum Content: Sendable {
    /// A scalar, written as it is.
    case literal(JSONValue)
    case list([TemplateNode])
    /// Members in the order they were given; their keys are unique.
    case map([Member])
    /// A function written as `{name: argument}`.
    case function(String, TemplateNode)
    /// The value that `Ref` gives of a resource or parameter, or `Fn::GetAtt` where an attribute is named.
    case reference(Reference)
    case pseudoParameter(String)
    /// Text with values in it: `Fn::Sub`.
    case substitution([Segment])
    /// The logical id itself, as text.
    case name(Anchor)
    /// `Fn::If`.
    case choice(Anchor, then: TemplateNode, otherwise: TemplateNode)
    /// The key of a template in a bucket, as text, which is made of its content.
    case templateKey(Anchor)
    /// The name of a condition, inside another: `{"Condition": …}`.
    case condition(Anchor)
    /// `Fn::FindInMap`, which is kept apart since all nodes would be larger with it.
    indirect case find(Lookup)
    /// JSON text of a value: computed here where it is all literal, `Fn::ToJsonString` where not.
    case jsonText(TemplateNode)
    /// A reference that another stack may use without an export.
    case weak(TemplateNode, role: TemplateNode?)
    /// A value that could not be made; rendering it reports the mistake.
    indirect case invalid(Finding)
  }

  package struct Member: Sendable {
    package let key: String
    package let value: TemplateNode
  }

  /// A part of text with values in it.
  package enum Segment: Sendable {
    case text(String)
    case value(TemplateNode)
  }

  package struct Reference: Sendable {
    package let anchor: Anchor
    /// The attribute of `Fn::GetAtt`, or nil for `Ref`.
    package let attribute: String?
    package let isList: Bool
  }

  /// `Fn::FindInMap`.
  package struct Lookup: Sendable {
    package let mapping: Anchor
    package let firstKey: TemplateNode
    package let secondKey: TemplateNode
    package let fallback: TemplateNode?
  }

  package let content: Content
  /// Whether a reference is in it, so that a search for those leaves out the rest.
  package let hasReferences: Bool
  /// The place in a profile that it was read from, if it was.
  package let origin: ValueOrigin

  package init(_ content: Content, from origin: ValueOrigin = ValueOrigin()) {
    self.content = content
    hasReferences = Self.hasReferences(content)
    self.origin = origin
  }

  /// Whether a reference is in what a node is made of; its nodes have been asked already.
  private static func hasReferences(_ content: Content) -> Bool {
    switch content {
    case .literal, .pseudoParameter, .name, .templateKey, .condition, .invalid: false
    case .reference: true
    case .list(let elements):
      elements.withElementsInPlace { elements in
        for index in 0..<elements.count where elements[index].hasReferences { return true }
        return false
      }
    case .map(let members):
      members.withElementsInPlace { members in
        for index in 0..<members.count where members[index].hasReferences { return true }
        return false
      }
    case .function(_, let argument), .jsonText(let argument): argument.hasReferences
    case .substitution(let segments):
      segments.contains { if case .value(let value) = $0 { value.hasReferences } else { false } }
    case .choice(_, let then, let otherwise): then.hasReferences || otherwise.hasReferences
    case .find(let lookup):
      lookup.firstKey.hasReferences || lookup.secondKey.hasReferences || lookup.fallback?.hasReferences == true
    case .weak(let value, let role): value.hasReferences || role?.hasReferences == true
    }
  }

  package static let noValue = TemplateNode(.pseudoParameter("AWS::NoValue"))

  package static func string(_ text: String) -> TemplateNode {
    TemplateNode(.literal(.string(text)))
  }

  /// A function of several arguments, written as `{name: [argument, …]}`.
  package static func function(_ name: String, _ arguments: TemplateNode...) -> TemplateNode {
    TemplateNode(.function(name, TemplateNode(.list(arguments))))
  }

  /// A map of members whose values are there; absent ones are left out.
  package static func map(_ members: [(String, TemplateNode?)]) -> TemplateNode {
    var present: [Member] = []
    present.reserveCapacity(members.count)
    for case (let key, let value?) in members { present.append(Member(key: key, value: value)) }
    return TemplateNode(.map(present))
  }

  /// A list of elements.
  ///
  /// Generic code of this module that others use has to be compiled with theirs to be fast, so that it calls this.
  @usableFromInline
  package static func list(of elements: [TemplateNode]) -> TemplateNode {
    TemplateNode(.list(elements))
  }

  /// A map out of a literal, in which a repeated key is a mistake rather than a crash.
  @usableFromInline
  package static func map(literal members: [(String, TemplateNode)]) -> TemplateNode {
    var seen = Set<String>(minimumCapacity: members.count)
    for (key, _) in members where !seen.insert(key).inserted {
      return TemplateNode(.invalid(.repeatedKey(key)))
    }
    return TemplateNode(.map(members.map { Member(key: $0.0, value: $0.1) }))
  }
}

extension TemplateNode {
  /// The scalar this node is, when it is one.
  package var literal: JSONValue? {
    if case .literal(let value) = content { value } else { nil }
  }

  /// The text that stands for this node inside a string, when it is known before deployment.
  package var literalText: String? {
    switch literal {
    case .string(let text)?: text
    case .integer(let number)?: String(number)
    case .double(let number)?: String(number)
    case .bool(let flag)?: String(flag)
    default: nil
    }
  }
}

extension InPlace<TemplateNode> {
  fileprivate var hasReferences: Bool { value.hasReferences }
}

extension InPlace<TemplateNode.Member> {
  fileprivate var hasReferences: Bool { value.value.hasReferences }
}
