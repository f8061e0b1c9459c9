/// Names whose capitals are known from another that is nearly the same.
enum LetterCase {
  /// A name in small letters, with capitals where those of another stand that goes along with it.
  ///
  /// - Parameters:
  ///   - written: The other, as somebody wrote it: `SendMesage`.
  ///   - name: The name in small letters: `sendmessage`.
  /// - Returns: The name with the other's capitals: `SendMessage`.
  static func of(_ written: String, for name: String) -> String {
    let (written, name) = (Array(written), Array(name))
    let small = written.map { $0.lowercased() }
    let width = name.count + 1
    // The most letters that both have in the same order, from each pair of places on.
    var common = [Int](repeating: 0, count: (written.count + 1) * width)
    for row in written.indices.reversed() {
      for column in name.indices.reversed() {
        common[row * width + column] =
          small[row] == String(name[column])
          ? common[(row + 1) * width + column + 1] + 1
          : max(common[(row + 1) * width + column], common[row * width + column + 1])
      }
    }
    var (row, column, text) = (0, 0, "")
    while column < name.count {
      if row < written.count, small[row] == String(name[column]) {
        text.append(written[row])
        (row, column) = (row + 1, column + 1)
      } else if row < written.count, common[(row + 1) * width + column] >= common[row * width + column + 1] {
        row += 1
      } else {
        text.append(name[column])
        column += 1
      }
    }
    return text
  }
}
