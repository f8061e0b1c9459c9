extension Memory: Decodable, ProfileValue {
  package static var profileForm: String { #"text such as "512 MiB" or "1 GiB""# }

  /// Reads an amount such as `512 MiB` or `1 GiB`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(else: .mebibytes(512)) { text in
      guard let amount = AmountText(text), let count = amount.whole else { return nil }
      switch amount.unit {
      case "MiB": return .mebibytes(count)
      case "GiB": return .gibibytes(count)
      default: return nil
      }
    }
    origin = decoder.origin
  }
}

extension Cpu: Decodable, ProfileValue {
  package static var profileForm: String { #"text such as "0.5 vCPU""# }

  /// Reads a share such as `0.5 vCPU`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(else: .units(256)) { text in
      guard let amount = AmountText(text), amount.unit == "vCPU", let count = Double(amount.number),
        let units = Int(exactly: count * 1_024)
      else { return nil }
      return .units(units)
    }
    origin = decoder.origin
  }
}
