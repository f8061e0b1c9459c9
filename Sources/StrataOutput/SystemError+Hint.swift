import StrataFiles
import StrataPlatform

extension SystemError {
  /// Advice on what the person who reads the reason can do about it, to follow a semicolon.
  var hint: String {
    switch code {
    case EACCES, EPERM: "change its permissions or choose another --output"
    case ENOSPC, EDQUOT: "free some space and run again"
    case EFBIG: "raise the limit (ulimit -f) and run again"
    case EIO: "check the disk or choose another --output"
    case EISDIR: "move it away or choose another --output"
    case EROFS: "choose another --output"
    case ENAMETOOLONG: "choose a shorter --output"
    case EEXIST: "see what it is and run again"
    case EMFILE: "raise the limit (ulimit -n) and run again"
    default: "check the path or choose another --output"
    }
  }
}
