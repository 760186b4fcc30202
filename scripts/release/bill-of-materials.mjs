// What is inside, for those who look for known weaknesses: CycloneDX 1.6 in JSON, without a time and a number of its own,
// so that two releases are the same.

/**
 * @param {{ version: string, packages: { name: string, version: string, license: string }[],
 *   nodes: { spec: string, version: string, digest: string, platform: string, parts: Record<string, string> }[] }} inside
 *   `packages` are those that are bundled; `parts` are the libraries in a Node.
 */
export function billOfMaterials({ version, packages, nodes }) {
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        "bom-ref": "provider",
        type: "application",
        name: "terraform-provider-automox",
        version,
        licenses: licence("MPL-2.0"),
      },
    },
    components: [...packages.map(bundled), ...nodes.map(embedded)],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** An expression where it is more than one identifier. */
const licence = (text) => (/\s/.test(text) ? [{ expression: text }] : [{ license: { id: text } }]);

const packageUrl = (name, version) => `pkg:npm/${name.replace("@", "%40")}@${version}`;

const bundled = ({ name, version, license }) => ({
  "bom-ref": packageUrl(name, version),
  type: "library",
  name,
  version,
  licenses: licence(license),
  purl: packageUrl(name, version),
});

/** A Node, the package that it was taken from, and the libraries that it was built of. */
function embedded({ spec, version, digest, platform, parts }) {
  const name = spec.slice(0, spec.lastIndexOf("@"));
  return {
    "bom-ref": packageUrl(name, version),
    type: "platform",
    name: "node",
    version,
    cpe: `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`,
    purl: packageUrl(name, version),
    hashes: [
      { alg: "SHA-512", content: Buffer.from(digest.replace(/^sha512-/, ""), "base64").toString("hex") },
    ],
    properties: [{ name: "terraform:platform", value: platform }],
    components: Object.entries(parts).map(([part, of]) => ({ type: "library", name: part, version: of })),
  };
}
