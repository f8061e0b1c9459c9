/// An attribute of an element, whose value may be any text.
struct HTMLAttribute {
  let name: StaticString
  /// The value; nil for one that only has to be there.
  let value: String?

  /// An attribute with a value, which is escaped when it's written.
  static func value(_ name: StaticString, _ value: String) -> HTMLAttribute { HTMLAttribute(name: name, value: value) }

  /// An attribute that only has to be there, such as `hidden`.
  static func flag(_ name: StaticString) -> HTMLAttribute { HTMLAttribute(name: name, value: nil) }

  /// The classes, with spaces between them.
  static func classes(_ names: String) -> HTMLAttribute { value("class", names) }

  /// The name by which a link leads here.
  static func id(_ name: String) -> HTMLAttribute { value("id", name) }

  /// The text that stands for the element where it's read aloud.
  static func label(_ text: String) -> HTMLAttribute { value("aria-label", text) }

  /// A link to a thing in the same page.
  static func link(to id: String) -> HTMLAttribute { value("href", "#\(id)") }
}
