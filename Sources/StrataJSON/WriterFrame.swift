/// The layout of the children of an array or object.
enum WriterForm {
  /// All on one line.
  case inline

  /// An only element that begins and ends on the lines of the array's brackets.
  case hugging

  /// Each on a line of its own.
  case broken
}

/// An array or object that is partly written.
///
/// It has its children where they are, in the value that is being written, so that no references are counted.
struct WriterFrame: BitwiseCopyable {
  /// The elements of an array; none for an object.
  let elements: UnsafeBufferPointer<InPlace<JSONValue>>

  /// The members of an object; none for an array.
  let members: UnsafeBufferPointer<InPlace<JSONObject.Member>>

  /// Whether this is an object and not an array.
  let isObject: Bool

  /// The number of containers that a child stands in; zero for the value that is to be written.
  let depth: Int

  /// The place at which the order of the members starts on the writer's stack, or nil where they are in order.
  let ranks: Int?

  /// The layout of the children.
  let form: WriterForm

  /// The number of levels that the children's lines are indented by.
  let indentation: Int

  /// The number of children written or being written.
  var written = 0

  /// Makes the frame of an array.
  init(elements: UnsafeBufferPointer<InPlace<JSONValue>>, depth: Int, form: WriterForm, indentation: Int) {
    self.elements = elements
    self.depth = depth
    self.form = form
    self.indentation = indentation
    members = UnsafeBufferPointer(start: nil, count: 0)
    isObject = false
    ranks = nil
  }

  /// Makes the frame of an object.
  init(
    members: UnsafeBufferPointer<InPlace<JSONObject.Member>>, depth: Int, ranks: Int?, form: WriterForm,
    indentation: Int
  ) {
    self.members = members
    self.depth = depth
    self.form = form
    self.indentation = indentation
    self.ranks = ranks
    elements = UnsafeBufferPointer(start: nil, count: 0)
    isObject = true
  }
}
