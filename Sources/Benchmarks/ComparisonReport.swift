import StrataJSON

/// The results of a comparison, for people or machines; the first case is what the others are compared with.
struct ComparisonReport {
  let results: [CaseResult]
  /// The memory of the measuring process, in bytes; less than this can't be told of a process that it starts.
  let floor: Int

  var table: String {
    var rows = [["case", "CPU ms", "median ms", "best ms", "peak MB", "CPU", "time", "memory"]]
    for result in results {
      rows.append([
        result.name,
        Table.number(result.processor * 1e3, digits: 1),
        Table.number(result.median * 1e3, digits: 1),
        Table.number(result.best * 1e3, digits: 1),
        (isExact(result) ? "" : "< ") + Table.number(result.peak / 1e6, digits: 1),
        Table.number(ratio(result, \.processor)),
        Table.number(ratio(result, \.median)),
        Table.number(ratio(result, \.peak)),
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let padding = String(repeating: " ", count: widths[0] - row[0].count)
      return row[0] + padding + "  " + Table.row(Array(row.dropFirst()), widths: Array(widths.dropFirst()))
    }.joined(separator: "\n")
  }

  var json: JSONValue {
    .array(
      results.map { result in
        [
          "case": .string(result.name),
          "processorSeconds": .double(result.processor),
          "medianSeconds": .double(result.median),
          "bestSeconds": .double(result.best),
          "peakBytes": .integer(Int64(result.peak)),
          "isPeakExact": .bool(isExact(result)),
          "processorRatio": .double(ratio(result, \.processor)),
          "timeRatio": .double(ratio(result, \.median)),
          "memoryRatio": .double(ratio(result, \.peak)),
          "seconds": .array(result.costs.map { .double($0.time.seconds) }),
        ]
      })
  }

  /// Whether the peak is that of the case; a process starts with that of the one it comes from.
  private func isExact(_ result: CaseResult) -> Bool {
    result.peak > Double(floor)
  }

  private func ratio(_ result: CaseResult, _ figure: KeyPath<CaseResult, Double>) -> Double {
    guard let first = results.first?[keyPath: figure], first > 0 else { return 0 }
    return result[keyPath: figure] / first
  }
}
