import LambdaRuntime

/// The orders that there are, by their ids.
struct Orders {
  private let orders: [String: JSON]

  /// Reads a variable's value: `{"1001": {"status": "shipped"}}`.
  ///
  /// They stand in a variable since this function has no dependency, and so no TLS by which a database could be asked.
  init(_ text: String) throws(HandlerError) {
    let value: JSON
    do throws(JSONError) {
      value = try JSON(Array(text.utf8))
    } catch {
      throw HandlerError("Settings.Invalid", "the variable ORDERS is no JSON: \(error.message)")
    }
    guard case .object(let orders) = value else {
      throw HandlerError("Settings.Invalid", "the variable ORDERS must be an object, given \(value.kind)")
    }
    self.orders = orders
  }

  /// The order of an id, nothing where there is none.
  subscript(_ id: String) -> JSON? { orders[id] }
}
