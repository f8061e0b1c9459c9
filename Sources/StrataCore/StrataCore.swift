/// The language that templates are declared in; findings and templates are part of what it speaks of.
@_exported public import StrataFindings
@_exported public import StrataTemplate
