// A process for tests to stop, limit or run several of:
//
//   output-writer-fixture write DIRECTORY SET         writes the set A or B once
//   output-writer-fixture stop DIRECTORY SET COUNT    the same, but is killed before the change with that number
//   output-writer-fixture repeat DIRECTORY COUNT      writes A and B in turn, so many times
//   output-writer-fixture begin DIRECTORY COUNT       the same, but says first that it begins
//   output-writer-fixture unprivileged DIRECTORY SET  writes to DIRECTORY/out as a user who is not root
//
// It prints what went wrong and then exits with 1, or with 2 if the arguments are not as above.

import StrataOutput
import StrataPlatform

// A process inherits which signals are blocked, and test runners block SIGTERM.
var noSignals = sigset_t()
sigemptyset(&noSignals)
sigprocmask(SIG_SETMASK, &noSignals, nil)

let arguments = CommandLine.arguments.dropFirst() + ["", "", "", ""]
let (command, path) = (arguments[1], arguments[2])

do {
  switch command {
  case "write":
    try write(arguments[3], to: OutputDirectory(path: path))
  case "stop":
    var directory = OutputDirectory(path: path)
    let countdown = Countdown(Int(arguments[4]) ?? 0)
    directory.checkpoint = { countdown.next() }
    try write(arguments[3], to: directory)
  case "begin", "repeat":
    if command == "begin" {
      print("begun")
      fflush(nil)
    }
    for index in 0..<(Int(arguments[3]) ?? 0) {
      try write(index.isMultiple(of: 2) ? "A" : "B", to: OutputDirectory(path: path, lockTimeout: 60))
    }
  case "unprivileged":
    // The path to the directory may be closed to others, so it is entered before.
    guard chdir(path) == 0, geteuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0) else { exit(2) }
    try write(arguments[3], to: OutputDirectory(path: "out"))
  default: exit(2)
  }
} catch {
  print(error)
  exit(1)
}
