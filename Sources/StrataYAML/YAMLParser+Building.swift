import StrataJSON

extension YAMLParser {
  /// Opens a collection, the first child of which is then next.
  mutating func open(
    _ kind: Frame.Kind, indent: Int, at start: Int, _ properties: Properties
  ) throws(YAMLSyntaxError) {
    let depth = self.depth + 1 + properties.depth
    guard depth <= maximumDepth else { throw depthFailure(at: properties.start ?? start) }
    switch properties.tag?.tag {
    case .core(let tag) where tag != (kind.isMapping ? .mapping : .sequence):
      throw tagFailure(properties, found: kind.isMapping ? "a mapping" : "a sequence", at: start)
    case .function(let function) where function.isAttribute && kind.isMapping:
      throw attributeFailure(found: "a mapping", at: start)
    default:
      break
    }
    frames.append(
      Frame(
        kind: kind, indent: indent, depth: depth, offset: start, properties: properties,
        start: kind.isMapping ? members.count : values.count, placeStart: places.count))
  }

  /// Adds a value to the innermost sequence or gives it to the latest key of the innermost mapping.
  @inline(__always)
  mutating func add(_ node: consuming Node) {
    let top = frames.count - 1
    frames[top].size += node.size
    frames[top].height = max(frames[top].height, node.height)
    if frames[top].kind.isMapping {
      members[members.count - 1].value = node.value
      node.place.keyOffset = places[places.count - 1].keyOffset
      places[places.count - 1] = node.place
    } else {
      values.append(node.value)
      places.append(node.place)
    }
  }

  /// Takes the innermost collection and its children off the stacks.
  mutating func close() throws(YAMLSyntaxError) -> Node {
    let frame = frames.removeLast()
    var place = Place(frame.offset)
    if places.count > frame.placeStart {
      place.firstChild = UInt32(tree.count)
      tree.append(contentsOf: places[frame.placeStart...])
      places.removeLast(places.count - frame.placeStart)
    }
    let value: JSONValue
    if frame.kind.isMapping {
      value = .object(JSONObject(uniqueMembers: Array(members[frame.start...]), index: frame.index))
      members.removeLast(members.count - frame.start)
      marks.removeLast(marks.count - frame.start)
    } else {
      value = .array(Array(values[frame.start...]))
      values.removeLast(values.count - frame.start)
    }
    let node = Node(value: value, place: place, size: frame.size + 1, height: frame.height + 1)
    return finish(node, frame.properties, text: nil)
  }

  /// Puts the function of a tag around a value, and keeps it for aliases if it has an anchor.
  ///
  /// The text is what an alias of it stands for as a key, or nil where it can't be one.
  mutating func finish(_ node: consuming Node, _ properties: Properties, text: String?) -> Node {
    guard let start = properties.start else { return node }
    if let tag = properties.tag, case .function(let function) = tag.tag {
      let child = UInt32(tree.count)
      node.place.keyOffset = UInt32(tag.offset)
      tree.append(node.place)
      node.value = .object(JSONObject(uniqueMembers: [JSONObject.Member(key: function.key, value: node.value)]))
      node.place.firstChild = child
      node.size += 1
      node.height += 1
    }
    node.place.keyOffset = Place.none
    node.place.offset = UInt32(start)
    if let anchor = properties.anchor {
      anchors[anchor.position].node = node
      anchors[anchor.position].text = properties.function == nil ? text : nil
    }
    return node
  }

  /// Whether what is next stands between brackets or braces.
  var isInFlow: Bool { !frames.isEmpty && !frames[frames.count - 1].kind.isBlock }

  /// The number of arrays and objects that what is next stands in.
  var depth: Int { frames.isEmpty ? 0 : frames[frames.count - 1].depth }
}

extension Frame.Kind {
  /// Whether this is laid out by lines and indentation.
  var isBlock: Bool { self == .blockMapping || self == .blockSequence }
}
