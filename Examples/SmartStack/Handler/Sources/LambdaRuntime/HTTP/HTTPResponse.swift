/// An answer, whole.
struct HTTPResponse {
  let head: HTTPHead
  let body: [UInt8]
}
