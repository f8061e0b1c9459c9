import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Asks an address whether what is behind it is well.
///
/// It's a program of its own since it alone needs the network, which takes longer to load than a synthesis takes.
@main struct HealthCheck {
  static func main() async {
    let options: HealthCheckOptions
    do throws(HealthCheckUsageError) {
      options = try HealthCheckOptions(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("error: \(error.message)\n  hint: health-check --help\n".utf8))
      exit(2)
    }
    if options.wantsHelp {
      print(HealthCheckOptions.help, terminator: "")
      exit(0)
    }
    let outcome = await check(options)
    if outcome.isWell {
      print(outcome.text)
    } else {
      FileHandle.standardError.write(Data("error: \(outcome.text)\n".utf8))
    }
    exit(outcome.isWell ? 0 : 1)
  }

  private static func check(_ options: HealthCheckOptions) async -> (isWell: Bool, text: String) {
    var request = URLRequest(url: options.url)
    request.timeoutInterval = options.timeout
    request.cachePolicy = .reloadIgnoringLocalCacheData
    let session = URLSession(configuration: .ephemeral)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let (body, response) = try await session.data(for: request)
      let time = start.duration(to: clock.now).formatted(.units(allowed: [.milliseconds]))
      guard let status = (response as? HTTPURLResponse)?.statusCode else {
        return (false, "\(options.url): it didn't answer by HTTP")
      }
      if (200..<300).contains(status) { return (true, "\(options.url): \(status) in \(time)") }
      // What could garble a terminal is left out.
      let text = String(decoding: body.prefix(200), as: UTF8.self)
      let excerpt =
        text.split(whereSeparator: \.isNewline).first.map {
          $0.filter { !$0.unicodeScalars.contains { $0.value < 0x20 } }
        } ?? ""
      return (false, "\(options.url): \(status) in \(time), expected 200 to 299; it says: \(excerpt)")
    } catch {
      return (false, "\(options.url): \(error.localizedDescription)")
    }
  }
}
