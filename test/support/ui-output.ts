// Reading what Terraform says: the JSON lines of `-json`, and the plain text of the commands that lack it.

export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The resource it is about, where Terraform knows one. */
  readonly address?: string;
  /** The line of configuration it points at, trimmed: how an attribute's path shows. */
  readonly code?: string;
}

export interface ReadOutput {
  readonly diagnostics: readonly Diagnostic[];
  /** Address to action ("create", "update", "replace", "delete", "import", …) of everything planned. */
  readonly changes: Readonly<Record<string, string>>;
  /** Address to action of what a refresh found changed outside of Terraform. */
  readonly drift: Readonly<Record<string, string>>;
}

export interface RawOutput {
  readonly stdout: string;
  readonly stderr: string;
}

interface UiLine {
  readonly type?: string;
  readonly diagnostic?: UiDiagnostic;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
}

interface UiDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly code?: string } | null;
}

/** Reads the stdout of a command run with `-json`; lines of any other form are passed over. */
export function readUiLines({ stdout }: RawOutput): ReadOutput {
  const diagnostics: Diagnostic[] = [];
  const changes: Record<string, string> = {};
  const drift: Record<string, string> = {};
  for (const line of stdout.split("\n")) {
    const event = parseObject(line);
    if (event?.diagnostic) diagnostics.push(toDiagnostic(event.diagnostic));
    if (!event?.change) continue;
    if (event.type === "planned_change") changes[event.change.resource.addr] = event.change.action;
    if (event.type === "resource_drift") drift[event.change.resource.addr] = event.change.action;
  }
  return { diagnostics, changes, drift };
}

/** Reads the one JSON document of `validate -json`. */
export function readValidation({ stdout }: RawOutput): ReadOutput {
  const { diagnostics = [] } = JSON.parse(stdout) as { diagnostics?: UiDiagnostic[] };
  return { diagnostics: diagnostics.map(toDiagnostic), changes: {}, drift: {} };
}

/**
 * Reads what `-no-color` prints: `Error: SUMMARY`, a few indented lines of where, an empty line, the detail.
 * Only the commands without `-json` need it; where a detail ends is a guess (the next diagnostic, or the end).
 */
export function readPlainText({ stdout, stderr }: RawOutput): ReadOutput {
  const blocks = `${stdout}\n${stderr}`
    .split(/^(?=(?:Error|Warning): )/m)
    .filter((block) => /^(Error|Warning): /.test(block));
  const diagnostics = blocks.map((block): Diagnostic => {
    const [head = "", ...rest] = block.split("\n");
    const [, word, summary = ""] = /^(Error|Warning): (.*)$/.exec(head) ?? [];
    const address = /^ {2}with (.+),$/m.exec(block)?.[1];
    const code = /^ +\d+: (.*)$/m.exec(block)?.[1]?.trim();
    const detail = rest
      .filter((line) => !/^ {2}(with|on) |^ +\d+: /.test(line))
      .join("\n")
      .trim();
    return {
      severity: word === "Error" ? "error" : "warning",
      summary,
      detail,
      ...(address !== undefined && { address }),
      ...(code !== undefined && { code }),
    };
  });
  return { diagnostics, changes: {}, drift: {} };
}

function toDiagnostic({ severity, summary, detail = "", address, snippet }: UiDiagnostic): Diagnostic {
  const code = snippet?.code?.trim();
  return {
    severity,
    summary,
    detail,
    ...(address !== undefined && { address }),
    ...(code !== undefined && { code }),
  };
}

function parseObject(line: string): UiLine | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as UiLine;
  } catch {
    return undefined; // the last line of a killed Terraform may be cut
  }
}
