/// A connection that is kept open from one request to the next, and opened anew where the other side has closed it.
struct HTTPConnection {
  let address: InterfaceAddress
  private var reader: HTTPReader<Socket>?

  init(to address: InterfaceAddress) { self.address = address }

  /// Sends a request and waits for its answer.
  ///
  /// - Throws: Where a new connection gives no answer; one that was used before may have been closed meanwhile.
  mutating func send(_ request: HTTPRequest) throws(HTTPError) -> HTTPResponse {
    if reader != nil {
      do throws(HTTPError) {
        return try exchange(request)
      } catch {
        if !error.isUnanswered { throw error }
      }
    }
    do throws(SystemError) {
      reader = HTTPReader(try Socket(to: address))
    } catch {
      throw HTTPError("\(address) can't be reached: \(error.message)")
    }
    return try exchange(request)
  }

  private mutating func exchange(_ request: HTTPRequest) throws(HTTPError) -> HTTPResponse {
    guard var reader else { throw HTTPError("there is no connection", isUnanswered: true) }
    self.reader = nil
    var lost: SystemError?
    do throws(SystemError) {
      try reader.source.write(request.bytes(host: address.description))
    } catch {
      // An answer may have come before all of the request was read.
      lost = error
    }
    do throws(HTTPError) {
      let response = try reader.response()
      if response.head.keepsOpen, reader.isEmpty, lost == nil { self.reader = reader }
      return response
    } catch {
      throw lost.map { HTTPError("the connection was lost: \($0.message)", isUnanswered: error.isUnanswered) } ?? error
    }
  }
}
