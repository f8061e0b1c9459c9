package import StrataFiles

/// The error with which a test makes a change to the file system fail.
package typealias RecordStepError = SystemError

/// Called before each change to the file system, so that a test can make the change fail or never happen.
package typealias RecordStep = @Sendable () throws(RecordStepError) -> Void
