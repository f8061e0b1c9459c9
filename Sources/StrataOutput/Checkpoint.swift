/// Called before each change to the file system, so that a test can make the change fail or never happen.
package typealias Checkpoint = @Sendable () throws(SystemError) -> Void
