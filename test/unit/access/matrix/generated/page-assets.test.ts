import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { PAGE_STYLE } from "../../../../../src/access/matrix/generated/page-assets";
import { LEGEND } from "../../../../../src/access/matrix/model/role-face";

const TONES = Object.keys(LEGEND);
const PAGE = "src/access/matrix/page/page.mjs";

test("what the page carries is what its sources give", () => {
  execFileSync(process.execPath, ["scripts/matrix-assets.mjs", "--check"], { stdio: "pipe" });
});

/** Everything else here is checked without a browser's types, so this one file has its own check. */
test("the script is typed against a browser", () => {
  const program = ts.createProgram([resolve(PAGE)], {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  });
  const complaints = ts.getPreEmitDiagnostics(program);
  expect(complaints.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});

describe("contrast, also where axe cannot see it", () => {
  const css = readFileSync("src/access/matrix/page/page.css", "utf8");
  const blocks = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => variablesOf(block ?? ""));
  const palettes = { light: { ...blocks[0] }, dark: { ...blocks[0], ...blocks[1] } };

  describe.each(Object.entries(palettes))("%s", (_name, colours) => {
    const ratio = (a: string, b: string) => contrast(colours[a] ?? "", colours[b] ?? "");

    test.each(TONES)(
      "the role %s can be read on its ground and on its hatching",
      (tone) => {
        expect(ratio(`${tone}-ink`, tone)).toBeGreaterThanOrEqual(4.5);
        expect(ratio(`${tone}-ink`, "hatch")).toBeGreaterThanOrEqual(4.5);
      },
    );

    test.each([
      ["ink", "page"],
      ["ink", "head"],
      ["soft", "page"],
      ["soft", "head"],
      ["link", "page"],
      ["alarm", "page"],
      ["alarm", "head"],
      ["alarm", "alarm-page"],
      ["ink", "alarm-page"],
    ])("%s on %s", (text, ground) => {
      expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
    });
  });

  test("every tone has its sign, so that no role is told by colour alone", () => {
    const signs = TONES.map(
      (tone) => new RegExp(`\\.${tone} \\{\\s*--sign: "(.)"`, "u").exec(PAGE_STYLE)?.[1],
    );
    expect(new Set(signs).size).toBe(TONES.length);
    expect(signs).not.toContain(undefined);
  });
});

function variablesOf(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** WCAG 2.2, contrast ratio of relative luminances. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
