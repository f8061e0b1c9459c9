/// A stack whose top elements can be moved out together as an array of exactly their number.
///
/// It spares the parser an array that grows, and is then copied, for each container.
struct MoveStack<Element: ~Copyable>: ~Copyable {
  /// The number of elements on the stack.
  private(set) var count = 0

  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int

  /// Makes an empty stack with room for `capacity` elements, which must be more than none.
  init(capacity: Int = 16) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// Whether there are no elements.
  var isEmpty: Bool { count == 0 }

  /// The place of the element pushed last, which must exist; valid until the next push.
  var top: UnsafeMutablePointer<Element> {
    assert(count > 0, "the stack is empty")
    return base + (count &- 1)
  }

  /// The elements from `start` on; the place is valid until the next push.
  func elements(from start: Int = 0) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base + start, count: count &- start)
  }

  /// Puts an element on top.
  @inline(__always)
  mutating func push(_ element: consuming Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count &+= 1
  }

  /// Takes the top element off.
  mutating func pop() -> Element {
    assert(count > 0, "the stack is empty")
    count &-= 1
    return (base + count).move()
  }

  /// Takes off and destroys the elements from `start` on.
  mutating func truncate(to start: Int) {
    (base + start).deinitialize(count: count &- start)
    count = start
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}

extension MoveStack {
  /// The element at a place counted from the bottom.
  subscript(position: Int) -> Element { elements()[position] }

  /// Takes off the elements from `start` on and gives them as an array.
  mutating func take(from start: Int) -> [Element] {
    var taken: [Element] = []
    taken.reserveCapacity(count &- start)
    for position in start..<count { taken.append((base + position).move()) }
    count = start
    return taken
  }
}
