import StrataCertificates
import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

/// Certificates held against templates.
@Suite struct CertificateCheckerTests {
}
