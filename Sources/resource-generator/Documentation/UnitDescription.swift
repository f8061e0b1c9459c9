/// The units of numbers, in words for the documentation of a parameter.
enum UnitDescription {
  /// The unit that a property's name ends with, such as `InSeconds` or `SizeInGiB`.
  static func unit(ofName name: String) -> String? {
    endings.first { name.hasSuffix($0.ending) && name.count > $0.ending.count }?.unit
  }

  /// The unit that a schema's description tells by "in seconds" or "the number of days"; nil where it tells none, or several.
  static func unit(inDescription text: String) -> String? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "/" }.map(String.init)
    var found: Set<String> = []
    for (index, word) in words.enumerated() where index > 0 {
      guard let unit = spelled[word] else { continue }
      let isSaid = words[index - 1] == "in" || index > 1 && words[index - 2...index - 1] == ["number", "of"]
      guard isSaid else { continue }
      let isRate = words.dropFirst(index + 1).starts(with: ["per", "second"])
      found.insert(isRate ? "\(unit)/s" : unit)
    }
    return found.count == 1 ? found.first : nil
  }

  private static let endings: [(ending: String, unit: String)] = [
    ("Milliseconds", "milliseconds"), ("Millis", "milliseconds"), ("Ms", "milliseconds"), ("Seconds", "seconds"),
    ("Secs", "seconds"), ("Sec", "seconds"), ("Minutes", "minutes"), ("Mins", "minutes"), ("Hours", "hours"),
    ("Days", "days"), ("Weeks", "weeks"), ("Months", "months"), ("Years", "years"), ("Percentage", "percent"),
    ("Percent", "percent"), ("Bytes", "bytes"), ("KiB", "KiB"), ("MiB", "MiB"), ("GiB", "GiB"), ("TiB", "TiB"),
    ("InKB", "KB"), ("InMB", "MB"), ("InMBs", "MB"), ("InGB", "GB"), ("InGBs", "GB"), ("InTBs", "TB"), ("Mbps", "Mbps"),
    ("Gbps", "Gbps"),
  ]

  /// The units by the words for them.
  private static let spelled: [String: String] = {
    var units: [String: String] = [:]
    for unit in ["millisecond", "second", "minute", "hour", "day", "week", "month", "year", "byte"] {
      units[unit] = "\(unit)s"
      units["\(unit)s"] = "\(unit)s"
    }
    let sizes = [
      ("kilobyte", "KB"), ("megabyte", "MB"), ("gigabyte", "GB"), ("terabyte", "TB"), ("kibibyte", "KiB"),
      ("mebibyte", "MiB"), ("gibibyte", "GiB"), ("tebibyte", "TiB"),
    ]
    for (word, unit) in sizes {
      for spelling in [word, "\(word)s", unit.lowercased()] { units[spelling] = unit }
    }
    for unit in ["Kbps", "Mbps", "Gbps", "MB/s", "MiB/s", "GiB/s"] { units[unit.lowercased()] = unit }
    units["percent"] = "percent"
    return units
  }()
}
