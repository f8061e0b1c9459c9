// Rules are written over templates, and give findings.
@_exported public import StrataFindings
@_exported public import StrataTemplate
