import Foundation

/// Tries out a queue or a bucket of an environment, by the `aws` command and with its credentials.
@main struct MhtProbe {
  static func main() {
    let options: ProbeOptions
    do throws(ProbeUsageError) {
      options = try ProbeOptions(Array(CommandLine.arguments.dropFirst()))
    } catch {
      complain(error.message, hint: "mht-probe --help")
      exit(2)
    }
    guard let task = options.task else {
      print(ProbeOptions.help, terminator: "")
      exit(0)
    }
    do {
      let aws = try AwsCommand()
      defer { aws.removeFiles() }
      switch task {
      case .queue(let url): try QueueProbe(url, aws).run(tell: tell)
      case .bucket(let name): try BucketProbe(name, aws).run(tell: tell)
      }
    } catch let failure as ProbeFailure {
      complain(failure.message, hint: failure.hint)
      exit(1)
    } catch {
      complain("there is no place for temporary files: \(error.localizedDescription)", hint: "set TMPDIR")
      exit(1)
    }
  }

  /// Tells of a step that is done, when it is.
  private static func tell(_ step: String) {
    FileHandle.standardOutput.write(Data("ok: \(step)\n".utf8))
  }

  private static func complain(_ message: String, hint: String) {
    FileHandle.standardError.write(Data("error: \(message)\n  hint: \(hint)\n".utf8))
  }
}

/// The reason why a step failed, and what to do.
struct ProbeFailure: Error {
  let message: String
  let hint: String

  init(_ message: String, hint: String) { (self.message, self.hint) = (message, hint) }
}
