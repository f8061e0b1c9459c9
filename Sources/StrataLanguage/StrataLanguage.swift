/// The language that templates are declared in; findings are part of what it speaks of.
@_exported public import StrataFindings
