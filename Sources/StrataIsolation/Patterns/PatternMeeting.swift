/// The texts that two patterns both fit, looked for in a table of how far each of them is.
///
/// The table has a cell for each pair of places, of which only those are looked at that a text leads to, the shortest first.
struct PatternMeeting {
  /// The shortest text that both fit; nil where there's none.
  let witness: String?

  private struct Cell {
    let one: Int
    let other: Int
  }

  init(_ one: Pattern, _ other: Pattern) {
    let (first, second) = (one.elements, other.elements)
    let width = second.count + 1
    // The cell from which each was reached, and the byte that led there; a cell reached by skipping a gap has none.
    var origins = [(cell: Int, byte: UInt8?)?](repeating: nil, count: (first.count + 1) * width)
    var frontier = [Cell(one: 0, other: 0)]
    origins[0] = (-1, nil)
    var end: Int?

    func skipGaps(_ cells: inout [Cell]) {
      var place = 0
      while place < cells.count {
        let cell = cells[place]
        let index = cell.one * width + cell.other
        if cell.one < first.count, first[cell.one].isGap, origins[index + width] == nil {
          origins[index + width] = (index, nil)
          cells.append(Cell(one: cell.one + 1, other: cell.other))
        }
        if cell.other < second.count, second[cell.other].isGap, origins[index + 1] == nil {
          origins[index + 1] = (index, nil)
          cells.append(Cell(one: cell.one, other: cell.other + 1))
        }
        place += 1
      }
    }

    while !frontier.isEmpty, end == nil {
      skipGaps(&frontier)
      if frontier.contains(where: { $0.one == first.count && $0.other == second.count }) {
        end = first.count * width + second.count
        break
      }
      var next: [Cell] = []
      for cell in frontier {
        for byte in Self.bytes(first, cell.one, second, cell.other) {
          let (ones, others) = (Self.next(first, cell.one, byte), Self.next(second, cell.other, byte))
          for one in ones {
            for other in others where origins[one * width + other] == nil {
              origins[one * width + other] = (cell.one * width + cell.other, byte)
              next.append(Cell(one: one, other: other))
            }
          }
        }
      }
      frontier = next
    }

    witness = end.map { end in
      var (bytes, index): ([UInt8], Int) = ([], end)
      while index >= 0, let origin = origins[index] {
        if let byte = origin.byte { bytes.append(byte) }
        index = origin.cell
      }
      return String(decoding: bytes.reversed(), as: UTF8.self)
    }
  }

  /// The bytes that both might read: those that stand next, or any where none does.
  private static func bytes(
    _ first: [Pattern.Element], _ one: Int, _ second: [Pattern.Element], _ other: Int
  ) -> [UInt8] {
    // Behind a gap of one the rest of its character may come, so that the one's byte needn't be the other's.
    var bytes: [UInt8] = []
    if one < first.count, case .byte(let byte) = first[one] { bytes.append(byte) }
    if other < second.count, case .byte(let byte) = second[other], byte != bytes.first { bytes.append(byte) }
    return bytes.isEmpty ? [Pattern.filler] : bytes
  }

  /// The places that a byte leads to from a place.
  private static func next(_ elements: [Pattern.Element], _ place: Int, _ byte: UInt8) -> [Int] {
    let isContinuation = byte & 0xC0 == 0x80
    var next: [Int] = []
    if place < elements.count {
      switch elements[place] {
      case .byte(byte): next.append(place + 1)
      case .byte: break
      case .one: if !isContinuation { next.append(place + 1) }
      case .many: next.append(place)
      case .segment: if byte != UInt8(ascii: ":") { next.append(place) }
      }
    }
    if isContinuation, place > 0, elements[place - 1] == .one, next.last != place { next.append(place) }
    return next
  }
}

extension Pattern.Element {
  /// Whether it may be nothing.
  fileprivate var isGap: Bool { self == .many || self == .segment }
}
