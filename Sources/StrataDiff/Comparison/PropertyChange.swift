public import StrataJSON
import StrataTemplate

/// A value in a resource or a section that isn't what it was.
public struct PropertyChange: Sendable, Hashable {
  /// The place within the resource, as in `/Properties/Tags/0/Value`: that of the new value, or else the old.
  public let pointer: JSONPointer
  /// The place as people write it, as in `Tags[Owner].Value`.
  public let path: String
  /// The value that it was, with functions in their shortest form; nil where there was nothing.
  public let before: JSONValue?
  /// The value that it is; nil where there's nothing.
  public let after: JSONValue?
  /// Whether this change makes CloudFormation replace the resource.
  public internal(set) var replacement: Replacement
  /// Whether only the service sets the property, so that a template's value changes nothing.
  public let isReadOnly: Bool
  /// The causes that lie behind it, where the template says the same there as before.
  public internal(set) var causes: [Cause]

  let steps: PropertyPath

  init(
    _ steps: PropertyPath, from before: Form?, to after: Form?, replacement: Replacement = .never,
    isReadOnly: Bool = false, causes: [Cause] = []
  ) {
    self.steps = steps
    pointer = steps.pointer
    path = steps.text
    self.before = before?.json
    self.after = after?.json
    self.replacement = replacement
    self.isReadOnly = isReadOnly
    self.causes = causes
  }

  /// A change of a value that says the same, as it's written in the new template.
  init(
    _ steps: PropertyPath, value: JSONValue?, replacement: Replacement, isReadOnly: Bool, causes: [Cause]
  ) {
    self.steps = steps
    pointer = steps.pointer
    path = steps.text
    before = value
    after = value
    self.replacement = replacement
    self.isReadOnly = isReadOnly
    self.causes = causes
  }

  /// Whether it's only what the template says about the resource to others than its service.
  public var isMetadata: Bool { pointer.tokens.first == "Metadata" }
}
