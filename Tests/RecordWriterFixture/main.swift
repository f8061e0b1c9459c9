// A process for tests to kill:
//
//   record-writer-fixture stop FOLDER COUNT    adds a record, but is killed before the change with that number
//   record-writer-fixture repeat FOLDER COUNT  adds so many records
//   record-writer-fixture begin FOLDER COUNT   the same, but says first that it begins
//
// Each record names a template of its own. It prints what went wrong and then exits with 1, or with 2 if the arguments are
// not as above.

import StrataPlatform
import StrataReleases

// A process inherits which signals are blocked, and test runners block SIGTERM.
var noSignals = sigset_t()
sigemptyset(&noSignals)
sigprocmask(SIG_SETMASK, &noSignals, nil)

/// Counts steps, and ends the process before the last.
final class Countdown: @unchecked Sendable {
  private var left: Int

  init(_ count: Int) { left = count }

  func next() {
    if left == 0 { kill(getpid(), SIGKILL) }
    left -= 1
  }
}

func add(to records: SystemRecords) throws(RecordError) {
  let number = try records.chain(of: "dev").read().records.count + 1
  var event = ReleaseEvent(.deployment, at: "2026-11-29T10:00:00.000Z", by: "test")
  let template = try records.templates.keep(Array("{\"template\": \(number)}".utf8))
  event.stacks = [RecordedStack(name: "Shop", id: nil, template: template, end: "deployed")]
  try records.chain(of: "dev").append(event)
}

let arguments = CommandLine.arguments.dropFirst() + ["", "", ""]
guard let count = Int(arguments[3]) else { exit(2) }
var records = SystemRecords(of: "shop", in: arguments[2])
do {
  switch arguments[1] {
  case "stop":
    let countdown = Countdown(count)
    records.step = { countdown.next() }
    try add(to: records)
  case "begin", "repeat":
    if arguments[1] == "begin" {
      print("begun")
      fflush(nil)
    }
    for _ in 0..<count { try add(to: records) }
  default: exit(2)
  }
} catch {
  print(error)
  exit(1)
}
