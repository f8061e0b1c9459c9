import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

/// The tags that a template gives a resource.
struct ResourceTags: Sendable {
  /// The values of each tag by its key in small letters, as conditions compare keys.
  private let values: [String: [ConditionValue]]
  /// Whether some tags aren't known.
  private let hasUnknown: Bool

  init(_ resource: WorldResource, _ names: ResourceNames) {
    var (values, hasUnknown): ([String: [ConditionValue]], Bool) = ([:], false)
    func add(_ key: String, _ value: PlacedValue) {
      values[key.lowercased(), default: []] += value.elements.flatMap {
        names.world.texts(of: $0.value, in: resource.stack).map {
          ConditionValue($0, in: resource.stack, takesGaps: false, names)
        }
      }
    }
    let property = ResourceFacts.of(resource.type)?.tagging.property ?? "Tags"
    if let tags = resource.resource.placed(property) {
      if let map = tags.value.object, !tags.value.isFunction {
        for tag in map { add(tag.key, PlacedValue(value: tag.value, pointer: tags.pointer.appending(tag.key))) }
      } else {
        for tag in tags.elements {
          guard let key = tag.value["Key"]?.string, let value = tag["Value"], !tag.pointer.isConditional else {
            hasUnknown = true
            continue
          }
          add(key, value)
        }
      }
    }
    // CloudFormation writes down whose a resource is, over what anybody else says.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
    values["aws:cloudformation:logical-id"] = [ConditionValue(Pattern(literal: resource.logicalID))]
    let stack = names.world.stacks[resource.stack]
    values["aws:cloudformation:stack-name"] =
      (stack.name.map { ConditionValue(Pattern(literal: $0)) }
      ?? stack.nameBeginning.map {
        ConditionValue(possible: Pattern(literal: $0) + .anySegment, certain: Pattern([]), owner: nil)
      }
      ?? stack.contents.names.owner.map {
        ConditionValue(possible: Pattern(glob: $0.pattern), certain: Pattern([]), owner: nil)
      }).map { [$0] }
    (self.values, self.hasUnknown) = (values, hasUnknown)
  }

  /// What a tag says.
  ///
  /// Where the template doesn't give it the stack's own tags may, which nobody knows.
  func value(of key: String) -> KeyKnowledge {
    guard let values = values[key], !values.isEmpty else { return .unknown }
    return hasUnknown ? KeyKnowledge(values: nil, mayBeAbsent: false, isChosen: false) : .values(values)
  }
}
