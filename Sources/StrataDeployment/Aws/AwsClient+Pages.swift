import StrataJSON

extension AwsClient {
  /// Reads a list that comes in pages.
  ///
  /// - Parameters:
  ///   - service: The service, such as `cloudformation`.
  ///   - operation: The operation, such as `describe-stack-events`.
  ///   - arguments: The arguments.
  ///   - key: The name of the list in an answer.
  ///   - option: The option that takes the token of the next page: that of the `aws` command where it puts pages together
  ///     by itself, and else that of the operation.
  ///   - isLast: Whether a page is the last that's of interest; all are read unless given.
  /// - Returns: The elements, in the order of the pages.
  /// - Throws: ``Failure`` where a page can't be had.
  func readList(
    _ service: String, _ operation: String, arguments: [String], of key: String, tokenOption option: String,
    until isLast: ([JSONValue]) -> Bool = { _ in false }
  ) throws -> [JSONValue] {
    var elements: [JSONValue] = []
    var token: String?
    var tokens: Set<String> = []
    repeat {
      let start = token.map { [option, $0] } ?? []
      let answer = try read(service, operation, arguments: arguments + start) {
        $0[key]?.array == nil ? "its answer has no \(key)" : nil
      }
      let page = answer[key]?.array ?? []
      elements += page
      // A token that comes again leads nowhere.
      token = isLast(page) ? nil : answer["NextToken"]?.string.flatMap { tokens.insert($0).inserted ? $0 : nil }
    } while token != nil
    return elements
  }
}
