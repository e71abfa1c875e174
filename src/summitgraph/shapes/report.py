"""All findings about one graph, as records, as text for a person, as Turtle for a program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from summitgraph.shapes.finding import Finding, Severity
from summitgraph.triples.iris import DEFAULT_BASE

_HEAD = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """The findings, the worst first; the same graph gives the same report.

    >>> print(ValidationReport(()).to_text(), end="")
    The graph conforms: 0 violations, 0 warnings.
    """

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Whether there is no violation.

        Warnings and infos do not count, as with pySHACL's `--allow-warnings`; SHACL 1.0 itself
        calls a graph with any finding non-conforming.
        """
        return not self.of(Severity.VIOLATION)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(f for f in self.findings if f.severity is severity)

    def counts(self) -> tuple[tuple[str, int], ...]:
        """How often each shape fired, the most often first."""
        counted = Counter(f.shape_name for f in self.findings)
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    def to_text(self) -> str:
        """A finding a paragraph: severity and shape, where, what to do; a summary at the end."""
        lines: list[str] = []
        for finding in self.findings:
            lines.append(f"{finding.severity.value}: {finding.shape_name}")
            lines.append(f"  at  {finding.focus}")
            if finding.path:
                lines.append(f"  in  {finding.path}")
            lines.append(f"  {finding.message}")
            lines.append("")
        violations, warnings = (len(self.of(s)) for s in (Severity.VIOLATION, Severity.WARNING))
        verdict = "conforms" if self.conforms else "does not conform"
        lines.append(
            f"The graph {verdict}: {_count(violations, 'violation')}, "
            f"{_count(warnings, 'warning')}."
        )
        return "\n".join(lines) + "\n"

    def to_turtle(self, base: str = DEFAULT_BASE) -> str:
        """The report in the SHACL vocabulary, with no blank node and always the same bytes.

        The report's IRI is `<base>validation`; a finding's ends in a digest of what it says.
        `sh:conforms` follows `conforms`.
        """
        results = {f"{base}finding/{_digest(f)}": f for f in self.findings}
        lines = [
            _HEAD,
            f"{_iri(base + 'validation')} a sh:ValidationReport ;",
            f"    sh:conforms {'true' if self.conforms else 'false'}"
            + "".join(
                f"{' ;' if n == 0 else ' ,'}\n"
                f"    {'sh:result' if n == 0 else '         '} {_iri(address)}"
                for n, address in enumerate(results)
            )
            + " .",
        ]
        lines.extend(_block(address, finding) for address, finding in results.items())
        return "\n".join(lines) + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _digest(finding: Finding) -> str:
    said = (finding.shape, finding.focus, finding.path, finding.value, finding.message)
    return sha256("\0".join((*said, finding.component)).encode()).hexdigest()[:16]


def _block(address: str, finding: Finding) -> str:
    pairs = [
        ("sh:focusNode", _iri(finding.focus)),
        ("sh:resultPath", _iri(finding.path) if finding.path else ""),
        ("sh:value", finding.value),
        ("sh:resultSeverity", f"sh:{finding.severity.value}"),
        ("sh:sourceShape", _iri(finding.shape)),
        ("sh:sourceConstraintComponent", _iri(finding.component) if finding.component else ""),
        ("sh:resultMessage", _quoted(finding.message)),
    ]
    body = " ;\n".join(f"    {name} {value}" for name, value in pairs if value)
    return f"\n{_iri(address)} a sh:ValidationResult ;\n{body} ."


def _iri(iri: str) -> str:
    return f"<{iri}>"


def _quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(plain, escaped)
    return f'"{text}"'
