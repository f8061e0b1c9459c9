/// An element where an array has it, which is looked at and not copied.
///
/// Whoever takes an element out of an array's memory gets a copy, since the memory could change meanwhile, and each copy counts
/// references. A function that borrows one of these has the element for as long as it runs, and counts nothing.
@usableFromInline
package struct InPlace<Element>: ~Copyable {
  /// The element.
  @usableFromInline package let value: Element
}

extension Array {
  /// Calls `body` with the elements in place, which are valid only during the call.
  @inlinable @inline(__always)
  package func withElementsInPlace<Result, Failure>(
    _ body: (UnsafeBufferPointer<InPlace<Element>>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { elements throws(Failure) in
      // A struct of one property is laid out as that property, and memory that is bound to one may be looked at as the other.
      try body(
        UnsafeBufferPointer(
          start: UnsafeRawPointer(elements.baseAddress)?.assumingMemoryBound(to: InPlace<Element>.self),
          count: elements.count))
    }
  }
}
