/** Repeats of one request in a row as "GET /users ×3". */
export function collapsed(requests: readonly string[]): readonly string[] {
  const lines: { line: string; count: number }[] = [];
  for (const line of requests) {
    const last = lines.at(-1);
    if (last?.line === line) last.count += 1;
    else lines.push({ line, count: 1 });
  }
  return lines.map(({ line, count }) => (count === 1 ? line : `${line} ×${count}`));
}
